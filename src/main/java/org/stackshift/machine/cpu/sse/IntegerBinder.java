package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.sse.VectorOps.Combine;
import org.stackshift.machine.cpu.sse.VectorOps.EachHalf;
import org.stackshift.machine.cpu.sse.VectorOps.Half;
import org.stackshift.machine.decode.Mnemonic;

import java.util.function.LongBinaryOperator;

/** Binds integer, logic and shuffle instructions on XMM registers. */
final class IntegerBinder {
    private IntegerBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        Mnemonic mnemonic = o.insn().mnemonic();
        LongBinaryOperator operator = IntegerLanes.eachHalf(mnemonic);
        if (operator != null) {
            return new EachHalf(o.register(0), o.source(1), operator);
        }
        LongBinaryOperator shift = IntegerLanes.shift(mnemonic);
        if (shift != null) {
            return shift(o, shift);
        }
        LongBinaryOperator pack = IntegerLanes.pack(mnemonic);
        if (pack != null) {
            return combine(
                    o,
                    (a0, a1, b0, b1) -> pack.applyAsLong(a0, a1),
                    (a0, a1, b0, b1) -> pack.applyAsLong(b0, b1));
        }
        Lanes unpacked = IntegerLanes.unpacked(mnemonic);
        return unpacked != null ? unpack(o, unpacked) : shuffle(o);
    }

    /** The low 64 bits of the source count, or the immediate. */
    private static Op shift(Operands o, LongBinaryOperator shift) {
        int register = o.register(0);
        if (o.isImmediate(1)) {
            int count = o.immediate(1);
            return new EachHalf(register, Source.NONE, (a, b) -> shift.applyAsLong(a, count));
        }
        return combine(
                o,
                (a0, a1, b0, b1) -> shift.applyAsLong(a0, b0),
                (a0, a1, b0, b1) -> shift.applyAsLong(a1, b0));
    }

    private static Op unpack(Operands o, Lanes lanes) {
        boolean high = IntegerLanes.takesHigh(o.insn().mnemonic());
        if (lanes == Lanes.QUADWORD) {
            return high
                    ? combine(o, Half.HIGH_OF_A, Half.HIGH_OF_B)
                    : combine(o, Half.LOW_OF_A, Half.LOW_OF_B);
        }
        return high
                ? combine(
                        o,
                        (a0, a1, b0, b1) -> lanes.interleaveLow(a1, b1),
                        (a0, a1, b0, b1) -> lanes.interleaveHigh(a1, b1))
                : combine(
                        o,
                        (a0, a1, b0, b1) -> lanes.interleaveLow(a0, b0),
                        (a0, a1, b0, b1) -> lanes.interleaveHigh(a0, b0));
    }

    private static @Nullable Op shuffle(Operands o) {
        return switch (o.insn().mnemonic()) {
            case PSHUFD -> {
                int order = o.immediate(2);
                yield combine(
                        o,
                        (a0, a1, b0, b1) -> Shuffles.doublewords(b0, b1, order),
                        (a0, a1, b0, b1) -> Shuffles.doublewords(b0, b1, order >>> 4));
            }
            case SHUFPS -> {
                int order = o.immediate(2);
                yield combine(
                        o,
                        (a0, a1, b0, b1) -> Shuffles.doublewords(a0, a1, order),
                        (a0, a1, b0, b1) -> Shuffles.doublewords(b0, b1, order >>> 4));
            }
            case SHUFPD -> {
                int order = o.immediate(2);
                yield combine(
                        o,
                        (order & 1) == 0 ? Half.LOW_OF_A : Half.HIGH_OF_A,
                        (order & 2) == 0 ? Half.LOW_OF_B : Half.HIGH_OF_B);
            }
            case PSHUFLW -> {
                int order = o.immediate(2);
                yield combine(o, (a0, a1, b0, b1) -> Shuffles.words(b0, order), Half.HIGH_OF_B);
            }
            case PSHUFHW -> {
                int order = o.immediate(2);
                yield combine(o, Half.LOW_OF_B, (a0, a1, b0, b1) -> Shuffles.words(b1, order));
            }
            case PSLLDQ -> byteShiftLeft(o.register(0), o.immediate(1));
            case PSRLDQ -> byteShiftRight(o.register(0), o.immediate(1));
            default -> InsertBinder.bind(o);
        };
    }

    private static Op byteShiftRight(int register, int bytes) {
        return new Combine(
                register,
                Source.NONE,
                (a0, a1, b0, b1) -> Shuffles.bytesFrom(a0, a1, bytes),
                (a0, a1, b0, b1) -> Shuffles.bytesFrom(a1, 0, bytes));
    }

    private static Op byteShiftLeft(int register, int bytes) {
        int start = 16 - Math.min(bytes, 16);
        Half low = (a0, a1, b0, b1) -> start < 8 ? 0 : Shuffles.bytesFrom(0, a0, start - 8);
        Half high =
                (a0, a1, b0, b1) ->
                        start < 8
                                ? Shuffles.bytesFrom(0, a0, start)
                                : Shuffles.bytesFrom(a0, a1, start - 8);
        return new Combine(register, Source.NONE, low, high);
    }

    private static Op combine(Operands o, Half low, Half high) {
        return new Combine(o.register(0), o.source(1), low, high);
    }
}
