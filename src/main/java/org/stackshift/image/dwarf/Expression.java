package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.OptionalLong;

/**
 * Evaluates location expressions (DWARF 5 §2.5, §2.6): a stack machine over registers and memory of
 * one frame.
 *
 * <p>Each evaluation is bounded; expressions that cannot be evaluated give {@link Result.Unknown}.
 */
public final class Expression {
    private static final int MOST_STEPS = 1_000;
    private static final int DEEPEST = 64;

    /** What an expression may ask about the frame it is evaluated for. */
    public interface Frame {
        /**
         * A register by its DWARF number (psABI, figure 3.36), if its value in this frame is known.
         */
        OptionalLong register(int number);

        /** {@code size} bytes (1-8) of memory, zero-extended, if they are mapped. */
        OptionalLong load(long vaddr, int size);

        /** The canonical frame address. */
        OptionalLong cfa();

        /** What DW_OP_fbreg counts from. */
        OptionalLong frameBase();

        /** What to add to addresses as linked. */
        long loadBias();
    }

    /** Where the expression says the value is. */
    public sealed interface Result {
        /** In memory. */
        record Memory(long vaddr) implements Result {}

        /** In a register, by its DWARF number. */
        record Register(int number) implements Result {}

        /** Nowhere, but this is it. */
        record Value(long value) implements Result {}

        /** It cannot be said here. */
        record Unknown() implements Result {}
    }

    private static final int ADDR = 0x03;
    private static final int DEREF = 0x06;
    private static final int LIT0 = 0x30;
    private static final int REG0 = 0x50;
    private static final int BREG0 = 0x70;
    private static final int REGX = 0x90;
    private static final int FBREG = 0x91;
    private static final int BREGX = 0x92;
    private static final int DEREF_SIZE = 0x94;
    private static final int CALL_FRAME_CFA = 0x9c;
    private static final int IMPLICIT_VALUE = 0x9e;
    private static final int STACK_VALUE = 0x9f;
    private static final int BRA = 0x28;
    private static final int SKIP = 0x2f;

    private final Frame frame;
    private final ByteSpan code;
    private final OperandStack stack = new OperandStack(DEEPEST);

    private Expression(ByteSpan code, Frame frame) {
        this.code = code;
        this.frame = frame;
    }

    /** Evaluates an expression that describes where a variable lives. */
    public static Result evaluate(ByteSpan expression, Frame frame) {
        try {
            return new Expression(expression, frame).run();
        } catch (DwarfFault fault) {
            return new Result.Unknown();
        }
    }

    /**
     * Evaluates an expression on a stack that begins with one value, as call frame information
     * does.
     */
    static OptionalLong evaluate(ByteSpan expression, Frame frame, long first) {
        try {
            Expression machine = new Expression(expression, frame);
            machine.stack.push(first);
            return machine.run() instanceof Result.Memory memory
                    ? OptionalLong.of(memory.vaddr())
                    : OptionalLong.empty();
        } catch (DwarfFault fault) {
            return OptionalLong.empty();
        }
    }

    private Result run() {
        WorkBudget budget = new WorkBudget(0);
        Cursor cursor = new Cursor(code, budget);
        if (cursor.atEnd()) {
            return new Result.Unknown();
        }
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (cursor.atEnd()) {
                return new Result.Memory(stack.pop());
            }
            int op = cursor.u8();
            if (op >= REG0 && op < BREG0) {
                return whole(cursor, new Result.Register(op - REG0));
            }
            switch (op) {
                case REGX -> {
                    return whole(cursor, new Result.Register((int) cursor.uleb()));
                }
                case STACK_VALUE -> {
                    return whole(cursor, new Result.Value(stack.pop()));
                }
                case IMPLICIT_VALUE -> {
                    int size = (int) Math.min(cursor.uleb(), Long.BYTES);
                    return whole(cursor, new Result.Value(cursor.unsigned(size)));
                }
                case BRA, SKIP -> cursor = jump(cursor, op == SKIP || stack.pop() != 0, budget);
                default -> step(op, cursor);
            }
        }
        return new Result.Unknown();
    }

    /** A result counts only if it ends the expression: otherwise it describes just a piece. */
    private static Result whole(Cursor cursor, Result result) {
        return cursor.atEnd() ? result : new Result.Unknown();
    }

    private Cursor jump(Cursor cursor, boolean taken, WorkBudget budget) {
        short distance = (short) cursor.u16();
        return taken ? Cursor.at(code, cursor.position() + distance, budget) : cursor;
    }

    private void step(int op, Cursor cursor) {
        if (op >= BREG0 && op < REGX) {
            stack.push(known(frame.register(op - BREG0)) + cursor.sleb());
        } else if (op >= LIT0 && op < REG0) {
            stack.push(op - LIT0);
        } else {
            switch (op) {
                case ADDR -> stack.push(cursor.i64() + frame.loadBias());
                case FBREG -> stack.push(known(frame.frameBase()) + cursor.sleb());
                case BREGX ->
                        stack.push(known(frame.register((int) cursor.uleb())) + cursor.sleb());
                case CALL_FRAME_CFA -> stack.push(known(frame.cfa()));
                case DEREF -> stack.push(known(frame.load(stack.pop(), Long.BYTES)));
                case DEREF_SIZE -> stack.push(load(cursor.u8()));
                default -> stack.operate(op, cursor);
            }
        }
    }

    private long load(int size) {
        if (size < 1 || size > Long.BYTES) {
            throw new DwarfFault("a load of " + size + " bytes");
        }
        return known(frame.load(stack.pop(), size));
    }

    private static long known(OptionalLong value) {
        return value.orElseThrow(() -> new DwarfFault("not available here"));
    }
}
