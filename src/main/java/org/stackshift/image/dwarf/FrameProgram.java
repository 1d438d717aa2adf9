package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;
import org.stackshift.image.dwarf.UnwindRules.Cfa;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs call frame instructions (DWARF 5 §6.4.2) up to one address. */
final class FrameProgram {
    private static final int DEEPEST = 32;
    private static final int RSP = 7;

    /** Instructions with an operand in their lower six bits. */
    private static final int ADVANCE_LOC = 0x40;

    private static final int OFFSET = 0x80;
    private static final int RESTORE = 0xc0;

    private final FrameDescription description;
    private final WorkBudget budget;
    private final long pc;
    private final Deque<State> remembered = new ArrayDeque<>();
    private Map<Integer, RegisterRule> initial = Map.of();
    private State state = new State(new Cfa.RegisterOffset(RSP, Long.BYTES), new HashMap<>());
    private long location;

    private record State(Cfa cfa, Map<Integer, RegisterRule> registers) {
        State copy() {
            return new State(cfa, new HashMap<>(registers));
        }
    }

    private FrameProgram(FrameDescription description, long pc) {
        this.description = description;
        this.pc = pc;
        this.location = description.range().low();
        this.budget = new WorkBudget(0);
    }

    /**
     * The rules that hold before the instruction at {@code pc}, or nothing if the program is
     * broken.
     */
    static Optional<UnwindRules> rulesAt(FrameDescription description, long pc) {
        try {
            return Optional.of(new FrameProgram(description, pc).run());
        } catch (DwarfFault fault) {
            return Optional.empty();
        }
    }

    private UnwindRules run() {
        CommonInformation common = description.common();
        execute(common.initial());
        initial = Map.copyOf(state.registers());
        execute(description.instructions());
        return new UnwindRules(
                state.cfa(),
                Map.copyOf(state.registers()),
                common.returnAddress(),
                common.isSignalFrame());
    }

    private void execute(ByteSpan instructions) {
        Cursor cursor = new Cursor(instructions, budget);
        while (!cursor.atEnd() && Long.compareUnsigned(location, pc) <= 0) {
            int op = cursor.u8();
            int operand = op & 0x3f;
            switch (op & 0xc0) {
                case ADVANCE_LOC -> advance(operand);
                case OFFSET -> set(operand, offset(cursor.uleb()));
                case RESTORE -> restore(operand);
                default -> extended(op, cursor);
            }
        }
    }

    private void extended(int op, Cursor cursor) {
        switch (op) {
            case 0x00 -> {}
            case 0x01 -> location = setLocation(cursor);
            case 0x02 -> advance(cursor.u8());
            case 0x03 -> advance(cursor.u16());
            case 0x04 -> advance(cursor.u32());
            case 0x05 -> set(register(cursor), offset(cursor.uleb()));
            case 0x06 -> restore(register(cursor));
            case 0x07 -> set(register(cursor), new RegisterRule.Undefined());
            case 0x08 -> set(register(cursor), new RegisterRule.SameValue());
            case 0x09 -> set(register(cursor), new RegisterRule.Register(register(cursor)));
            case 0x0a -> remember();
            case 0x0b -> state = recall();
            case 0x0c -> defineCfa(register(cursor), cursor.uleb());
            case 0x0d -> defineCfa(register(cursor), cfaOffset());
            case 0x0e -> defineCfa(cfaRegister(), cursor.uleb());
            case 0x0f -> setCfa(new Cfa.Computed(cursor.block(cursor.uleb())));
            case 0x10 -> set(register(cursor), new RegisterRule.Saved(expression(cursor)));
            case 0x11 -> set(register(cursor), offset(cursor.sleb()));
            case 0x12 -> defineCfa(register(cursor), factored(cursor.sleb()));
            case 0x13 -> defineCfa(cfaRegister(), factored(cursor.sleb()));
            case 0x14 -> set(register(cursor), valueOffset(cursor.uleb()));
            case 0x15 -> set(register(cursor), valueOffset(cursor.sleb()));
            case 0x16 -> set(register(cursor), new RegisterRule.Value(expression(cursor)));
            case 0x2e -> cursor.uleb();
            default -> throw new DwarfFault("an unknown call frame instruction");
        }
    }

    private long setLocation(Cursor cursor) {
        if (description.common().pointerEncoding() != EncodedPointer.ABSOLUTE) {
            throw new DwarfFault("a relative address inside call frame instructions");
        }
        return cursor.i64();
    }

    private void advance(long factoredBy) {
        location += factoredBy * description.common().codeAlignment();
    }

    private void set(int register, RegisterRule rule) {
        state.registers().put(register, rule);
    }

    private void restore(int register) {
        RegisterRule rule = initial.get(register);
        if (rule == null) {
            state.registers().remove(register);
        } else {
            set(register, rule);
        }
    }

    private void remember() {
        if (remembered.size() == DEEPEST) {
            throw new DwarfFault("too many remembered states");
        }
        remembered.push(state.copy());
    }

    private State recall() {
        if (remembered.isEmpty()) {
            throw new DwarfFault("no state to restore");
        }
        return remembered.pop();
    }

    private void defineCfa(int register, long offset) {
        setCfa(new Cfa.RegisterOffset(register, offset));
    }

    private void setCfa(Cfa cfa) {
        state = new State(cfa, state.registers());
    }

    private int cfaRegister() {
        return plainCfa().register();
    }

    private long cfaOffset() {
        return plainCfa().offset();
    }

    private Cfa.RegisterOffset plainCfa() {
        return switch (state.cfa()) {
            case Cfa.RegisterOffset plain -> plain;
            case Cfa.Computed computed ->
                    throw new DwarfFault("a frame address changed that is computed");
        };
    }

    private RegisterRule offset(long value) {
        return new RegisterRule.Offset(factored(value));
    }

    private RegisterRule valueOffset(long value) {
        return new RegisterRule.ValueOffset(factored(value));
    }

    private long factored(long value) {
        return value * description.common().dataAlignment();
    }

    private static int register(Cursor cursor) {
        return (int) cursor.uleb();
    }

    private static ByteSpan expression(Cursor cursor) {
        return cursor.block(cursor.uleb());
    }
}
