package org.stackshift.ui.shell;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Symbol;
import org.stackshift.ui.common.EventText;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Owners;

/** Puts into a sentence why the machine stands still. */
final class StopText {
    private final Messages messages;

    StopText(Messages messages) {
        this.messages = messages;
    }

    /** How a sentence is to be set off. */
    enum Tone {
        NEUTRAL,
        NOTABLE,
        GOOD,
        BAD
    }

    Tone tone(StopReason reason) {
        return switch (reason) {
            case StopReason.None() -> Tone.NEUTRAL;
            case StopReason.Loaded loaded -> Tone.NEUTRAL;
            case StopReason.Stepped() -> Tone.NEUTRAL;
            case StopReason.Paused() -> Tone.NEUTRAL;
            case StopReason.SwitchedStack switched -> Tone.NOTABLE;
            case StopReason.Happened happened -> Tone.NOTABLE;
            case StopReason.Breakpoint breakpoint -> Tone.NOTABLE;
            case StopReason.Exited(var status) -> status == 0 ? Tone.GOOD : Tone.NOTABLE;
            case StopReason.Killed killed -> Tone.BAD;
            case StopReason.Limit limit -> Tone.BAD;
            case StopReason.Halted() -> Tone.BAD;
        };
    }

    String sentence(StopReason reason) {
        return switch (reason) {
            case StopReason.None() -> messages.get("stop.running");
            case StopReason.Loaded(var entry) ->
                    messages.get("stop.loaded", entry == null ? "?" : entry.text());
            case StopReason.Stepped() -> messages.get("stop.stepped");
            case StopReason.SwitchedStack(var from, var to) ->
                    messages.get(
                            "stop.switched",
                            Owners.name(from, messages),
                            Owners.name(to, messages));
            case StopReason.Happened(var event) -> new EventText(messages).sentence(event);
            case StopReason.Breakpoint(var vaddr, var symbol, var line) ->
                    messages.get("stop.breakpoint", place(vaddr, symbol, line));
            case StopReason.Paused() -> messages.get("stop.paused");
            case StopReason.Exited(var status) ->
                    messages.get("stop.exited", Integer.toString(status));
            case StopReason.Killed(var fault) -> fault(fault);
            case StopReason.Limit(var what) -> messages.get("stop.limit." + what);
            case StopReason.Halted() -> messages.get("stop.halted");
        };
    }

    private String place(long vaddr, @Nullable Symbol symbol, @Nullable SourceLine line) {
        String name = symbol == null ? Hex.plain(vaddr) : Names.brief(symbol);
        return line == null ? name : name + " (" + line.fileName() + ":" + line.line() + ")";
    }

    private String fault(FaultView fault) {
        String head = messages.get("fault.head", fault.signal(), fault.code());
        return messages.get("fault.sentence", head, what(fault), problem(fault));
    }

    /** What the program did: the subject of the sentence. */
    private String what(FaultView fault) {
        FaultView.Ret ret = fault.ret();
        if (ret != null && fault.access() == FaultView.Access.FETCH) {
            return messages.get("fault.ret", hex(ret.value()));
        }
        String where = fault.where() == null ? hex(fault.rip()) : Names.brief(fault.where());
        return switch (fault.access()) {
            case FETCH -> messages.get("fault.fetch", hex(fault.vaddr()));
            case READ -> messages.get("fault.read", where, hex(fault.vaddr()));
            case WRITE -> messages.get("fault.write", where, hex(fault.vaddr()));
            case NONE -> messages.get("fault.none", where);
        };
    }

    private String problem(FaultView fault) {
        return messages.get("fault." + fault.problem());
    }

    private static String hex(long value) {
        return "0x" + Hex.plain(value);
    }
}
