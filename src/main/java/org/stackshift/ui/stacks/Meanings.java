package org.stackshift.ui.stacks;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.SlotView;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Target;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Owners;

/** Says in words what a word on a stack is. */
final class Meanings {
    private final Messages messages;

    Meanings(Messages messages) {
        this.messages = messages;
    }

    /** A few words for the column. */
    String brief(SlotView slot) {
        return switch (slot.meaning()) {
            case SlotMeaning.ReturnAddress(var symbol, var line) ->
                    messages.get("stacks.return", place(symbol, line));
            case SlotMeaning.SavedRbp() -> messages.get("stacks.saved", "rbp");
            case SlotMeaning.SavedRegister(var register) -> messages.get("stacks.saved", register);
            case SlotMeaning.Local(var name, var function, var offset) ->
                    offset == 0 ? name : name + "+" + offset;
            case SlotMeaning.Argument(var name, var function) -> name;
            case SlotMeaning.Planted planted -> planted(planted);
            case SlotMeaning.ProcessStart(var name) -> name;
            case SlotMeaning.Other() -> target(slot.target());
            case SlotMeaning.LeftOver() -> messages.get("stacks.left-over");
            case SlotMeaning.NeverWritten() -> messages.get("stacks.never-written");
            case SlotMeaning.Guard() -> messages.get("stacks.guard");
        };
    }

    /** A sentence for the tooltip. */
    String full(SlotView slot) {
        return switch (slot.meaning()) {
            case SlotMeaning.ReturnAddress(var symbol, var line) ->
                    messages.get("stacks.return.full", place(symbol, line));
            case SlotMeaning.Local(var name, var function, var offset) ->
                    messages.get("stacks.local.full", name, function);
            case SlotMeaning.Argument(var name, var function) ->
                    messages.get("stacks.argument.full", name, function);
            case SlotMeaning.Planted planted -> messages.get("stacks.planted.full");
            default -> brief(slot);
        };
    }

    /** Who pushed a kernel's word. */
    String pusher(KernelSlot slot) {
        return switch (slot.pusher()) {
            case CPU -> messages.get("stacks.by-cpu");
            case ENTRY_CODE -> messages.get("stacks.by-entry");
            case KERNEL -> "";
        };
    }

    private String planted(SlotMeaning.Planted planted) {
        return switch (planted.role()) {
            case ENTRY -> {
                Symbol symbol = planted.symbol();
                yield messages.get("stacks.planted.entry", symbol == null ? "?" : symbol.text());
            }
            case FRAME_POINTER -> messages.get("stacks.planted.rbp");
            case OTHER -> messages.get("stacks.planted");
        };
    }

    private String target(@Nullable Target target) {
        return switch (target) {
            case null -> "";
            case Target.Stack(var stack, var owner) ->
                    messages.get("stacks.into", Owners.name(owner, messages));
            case Target.Code(var symbol) -> Names.brief(symbol);
            case Target.Data(var symbol) -> Names.brief(symbol);
            case Target.Mapped(var region) -> messages.get("stacks.into", region);
        };
    }

    private static String place(Symbol symbol, @Nullable SourceLine line) {
        return line == null ? Names.brief(symbol) : Names.brief(symbol.name()) + ":" + line.line();
    }
}
