package org.stackshift.ui.stacks;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the kernel stack of the current task into a column, high addresses first. */
final class KernelColumn {
    static final String ID = "kernel";

    private final Messages messages;
    private final Meanings meanings;
    private final KernelStackView stack;
    private final boolean current;
    private final Map<Long, Long> before = new HashMap<>();

    /**
     * @param before the same stack at the last stop, null to mark nothing
     * @param rsp the register: the stack is current if it points here
     */
    KernelColumn(
            KernelStackView stack, @Nullable KernelStackView before, long rsp, Messages messages) {
        this.stack = stack;
        this.current = stack.rsp().isPresent() && stack.rsp().getAsLong() == rsp;
        this.messages = messages;
        this.meanings = new Meanings(messages);
        if (before != null && before.low() == stack.low()) {
            before.rows().forEach(slot -> this.before.put(slot.vaddr(), slot.value()));
        }
    }

    StackColumn build() {
        List<StackRow> rows = new ArrayList<>();
        rows.add(new StackRow.Note("TSS.RSP0 = " + Hex.plain(stack.rsp0()), false));
        long expected = stack.rows().isEmpty() ? 0 : stack.rows().getFirst().vaddr();
        for (KernelSlot slot : stack.rows()) {
            if (expected > slot.vaddr()) {
                String gap = Sizes.bytes(expected - slot.vaddr());
                rows.add(new StackRow.Note(messages.get("stacks.left-out", gap), false));
            }
            rows.add(word(slot));
            expected = slot.vaddr() - 8;
        }
        rows.add(new StackRow.Note(entry(), false));
        return new StackColumn(
                ID,
                stack.owner(),
                messages.get("stacks.kernel", stack.pid()),
                status(),
                current,
                rows);
    }

    private StackRow.Word word(KernelSlot slot) {
        boolean atRsp = current && stack.rsp().orElse(0) == slot.vaddr();
        Long old = before.get(slot.vaddr());
        String pusher = meanings.pusher(slot);
        String who = pusher.isEmpty() ? "" : "\n" + messages.get("stacks.pushed-by", pusher);
        String live = slot.live() ? "" : "\n" + messages.get("stacks.left-over.full");
        return new StackRow.Word(
                slot.vaddr(),
                Hex.distance(slot.vaddr() - stack.high()),
                Hex.plain(slot.value()),
                brief(slot),
                "",
                slot.live() ? StackRow.Depth.LIVE : StackRow.Depth.DEAD,
                atRsp ? StackRow.Cursor.RSP : StackRow.Cursor.NONE,
                old != null && old != slot.value(),
                false,
                false,
                slot.field() + " = " + Hex.plain(slot.value()) + who + live);
    }

    private String brief(KernelSlot slot) {
        return switch (slot.pusher()) {
            case CPU -> slot.field() + " · " + messages.get("stacks.by-cpu");
            case ENTRY_CODE -> slot.field() + " · " + messages.get("stacks.by-entry.brief");
            case KERNEL -> slot.field();
        };
    }

    private String entry() {
        return switch (stack.entry()) {
            case KernelStackView.Entry.None() -> messages.get("stacks.kernel.never");
            case KernelStackView.Entry.Planted() -> messages.get("stacks.kernel.planted");
            case KernelStackView.Entry.Syscall(var number, var name) ->
                    messages.get(
                            current ? "stacks.kernel.in-syscall" : "stacks.kernel.after-syscall",
                            name);
            case KernelStackView.Entry.Interrupt(var vector) ->
                    messages.get(
                            current ? "stacks.kernel.in-vector" : "stacks.kernel.after-vector",
                            "0x" + Integer.toHexString(vector));
        };
    }

    private String status() {
        return messages.get(
                current ? "stacks.kernel.running" : "stacks.kernel.empty",
                Sizes.bytes(stack.high() - stack.low()));
    }
}
