package org.stackshift.ui.stacks;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.FrameView;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.SlotView;
import org.stackshift.session.view.StackView;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Owners;
import org.stackshift.ui.common.Sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a stack of the program into a column, high addresses first. */
final class UserColumn {
    /** Words drawn of a run that was never written. */
    private static final int UNTOUCHED = 4;

    private final Messages messages;
    private final Meanings meanings;
    private final StackView stack;
    private final Map<Long, Long> before;
    private final long rbp;
    private final long taken;
    private final List<StackRow> rows = new ArrayList<>();

    /**
     * @param before the same stack at the last stop, null to mark nothing
     * @param rbp the register, to tag the word it points at
     * @param taken address of the word that the fatal return took, 0 for none
     */
    UserColumn(
            StackView stack, @Nullable StackView before, long rbp, long taken, Messages messages) {
        this.stack = stack;
        this.before = values(before);
        this.rbp = rbp;
        this.taken = taken;
        this.messages = messages;
        this.meanings = new Meanings(messages);
    }

    /** The column's name among the others. */
    static String id(int stackNumber) {
        return "stack-" + stackNumber;
    }

    StackColumn build() {
        rows.add(new StackRow.Note(messages.get("stacks.high", Hex.plain(stack.high())), false));
        long expected = stack.high() - 8;
        long untouched = 0;
        for (SlotView slot : stack.rows()) {
            untouched = isUntouched(slot) ? untouched + 8 : 0;
            if (untouched > 8 * UNTOUCHED) {
                continue;
            }
            gap(expected - slot.vaddr());
            rows.add(word(slot));
            expected = slot.vaddr() - 8;
        }
        free(expected + 8 - stack.low());
        edge();
        return new StackColumn(
                id(stack.id().number()),
                stack.owner(),
                Owners.name(stack.owner(), messages),
                status(),
                stack.current(),
                rows);
    }

    /**
     * Whether nobody has any use for a word yet; of a run of these only the first few are drawn.
     */
    private boolean isUntouched(SlotView slot) {
        return slot.meaning() instanceof SlotMeaning.NeverWritten
                && slot.vaddr() < stack.rsp().orElse(stack.high());
    }

    private StackRow.Word word(SlotView slot) {
        long base = stack.rsp().orElse(stack.high());
        boolean atRsp = stack.rsp().isPresent() && slot.vaddr() == (base & -8);
        Long old = before.get(slot.vaddr());
        String offset = Hex.distance(slot.vaddr() - base);
        StackRow.Depth depth = depth(slot.vaddr(), base);
        return new StackRow.Word(
                slot.vaddr(),
                offset,
                Hex.plain(slot.value()),
                slot.vaddr() == taken
                        ? messages.get("stacks.taken", meanings.brief(slot))
                        : meanings.brief(slot),
                slot.vaddr() == rbp ? "rbp" : "",
                depth,
                cursor(atRsp),
                old != null && old != slot.value(),
                slot.vaddr() == taken,
                stack.frames().stream().anyMatch(frame -> frame.high() - 8 == slot.vaddr()),
                Hex.plain(slot.vaddr())
                        + "  "
                        + Hex.plain(slot.value())
                        + "\n"
                        + full(slot, depth));
    }

    private String full(SlotView slot, StackRow.Depth depth) {
        String text = meanings.full(slot);
        if (depth == StackRow.Depth.RED_ZONE) {
            return text + "\n" + messages.get("stacks.red-zone.full");
        }
        if (depth == StackRow.Depth.DEAD) {
            return text + "\n" + messages.get("stacks.dead.full");
        }
        for (FrameView frame : stack.frames()) {
            if (slot.vaddr() >= frame.low() && slot.vaddr() < frame.high()) {
                String where = messages.get("stacks.frame.full", frame.function().name());
                return text.isEmpty() ? where : text + "\n" + where;
            }
        }
        return text;
    }

    private StackRow.Cursor cursor(boolean atRsp) {
        if (!atRsp) {
            return StackRow.Cursor.NONE;
        }
        return stack.current() ? StackRow.Cursor.RSP : StackRow.Cursor.RESUME;
    }

    private StackRow.Depth depth(long vaddr, long base) {
        if (stack.rsp().isPresent() && vaddr < base) {
            return stack.current() && vaddr >= stack.redZoneLow()
                    ? StackRow.Depth.RED_ZONE
                    : StackRow.Depth.DEAD;
        }
        boolean innermost =
                !stack.frames().isEmpty()
                        && vaddr >= stack.frames().getFirst().low()
                        && vaddr < stack.frames().getFirst().high();
        return innermost ? StackRow.Depth.INNERMOST : StackRow.Depth.LIVE;
    }

    private void gap(long bytes) {
        if (bytes > 0) {
            note("stacks.left-out", Sizes.bytes(bytes));
        }
    }

    private void free(long bytes) {
        if (bytes > 0) {
            note("stacks.free", Sizes.bytes(bytes));
        }
    }

    private void edge() {
        if (stack.overflowed()) {
            rows.add(new StackRow.Note(messages.get("stacks.overflowed"), true));
            return;
        }
        switch (stack.below()) {
            case GUARD -> note("stacks.below.guard");
            case GROWS -> note("stacks.below.grows");
            case DATA -> rows.add(new StackRow.Note(messages.get("stacks.below.data"), true));
        }
    }

    private void note(String key, Object... arguments) {
        rows.add(new StackRow.Note(messages.get(key, arguments), false));
    }

    private String status() {
        String state = messages.get("stacks.state." + stack.state());
        String size = Sizes.bytes(stack.size());
        long depth = stack.high() - stack.highWater();
        return depth <= 0
                ? messages.get("stacks.status", state, size)
                : messages.get("stacks.status.depth", state, size, Sizes.bytes(depth));
    }

    private static Map<Long, Long> values(@Nullable StackView stack) {
        Map<Long, Long> values = new HashMap<>();
        if (stack != null) {
            stack.rows().forEach(slot -> values.put(slot.vaddr(), slot.value()));
        }
        return values;
    }
}
