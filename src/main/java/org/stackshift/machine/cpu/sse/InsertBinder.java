package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.sse.StoreOps.ToLocation;
import org.stackshift.machine.cpu.sse.VectorOps.Combine;
import org.stackshift.machine.cpu.sse.VectorOps.Half;

/** Binds what moves single lanes between XMM registers and other places, by an immediate. */
final class InsertBinder {
    private InsertBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case PINSRB -> insert(o, 8);
            case PINSRW -> insert(o, 16);
            case PINSRD -> insert(o, 32);
            case PINSRQ -> insert(o, 64);
            case PEXTRB -> extract(o, 8);
            case PEXTRW -> extract(o, 16);
            case PEXTRD, EXTRACTPS -> extract(o, 32);
            case PEXTRQ -> extract(o, 64);
            case INSERTPS -> insertSingle(o);
            default -> RearrangeBinder.bind(o);
        };
    }

    /** Replaces the lane that the low bits of the immediate name. */
    private static Op insert(Operands o, int width) {
        int number = lane(o, width);
        long mask = -1L >>> 64 - width << width * number;
        int shift = width * number;
        return number < 64 / width
                ? combine(o, (a0, a1, b0, b1) -> replaced(a0, b0, mask, shift), Half.HIGH_OF_A)
                : combine(o, Half.LOW_OF_A, (a0, a1, b0, b1) -> replaced(a1, b0, mask, shift));
    }

    private static Op extract(Operands o, int width) {
        int number = lane(o, width);
        int shift = width * number;
        long mask = -1L >>> 64 - width;
        boolean inLow = number < 64 / width;
        return new ToLocation(
                o.location(0), o.source(1), (low, high) -> (inLow ? low : high) >>> shift & mask);
    }

    /**
     * insertps: bits 7..6 of the immediate choose a single of a register, 5..4 where it goes, 3..0
     * which lanes become zero afterwards.
     */
    private static Op insertSingle(Operands o) {
        int immediate = o.immediate(2);
        int from = o.isMemory(1) ? 0 : immediate >>> 6;
        int to = immediate >>> 4 & 3;
        long keptLow = ~lanes(immediate, 32);
        long keptHigh = ~lanes(immediate >>> 2, 32);
        long mask = 0xffff_ffffL << 32 * to;
        Half low =
                (a0, a1, b0, b1) -> to < 2 ? replaced(a0, single(b0, b1, from), mask, 32 * to) : a0;
        Half high =
                (a0, a1, b0, b1) -> to < 2 ? a1 : replaced(a1, single(b0, b1, from), mask, 32 * to);
        return combine(
                o,
                (a0, a1, b0, b1) -> low.of(a0, a1, b0, b1) & keptLow,
                (a0, a1, b0, b1) -> high.of(a0, a1, b0, b1) & keptHigh);
    }

    /** All ones in the lanes of 64 bits whose bits of {@code chosen} are set. */
    static long lanes(int chosen, int width) {
        long result = 0;
        for (int i = 0; i < 64 / width; i++) {
            result |= (chosen >>> i & 1) != 0 ? -1L >>> 64 - width << width * i : 0;
        }
        return result;
    }

    private static long single(long low, long high, int number) {
        return (number < 2 ? low : high) >>> 32 * (number & 1);
    }

    private static long replaced(long a, long b, long mask, int shift) {
        return a & ~mask | b << shift & mask;
    }

    /** A register has so many lanes that the immediate counts modulo their number. */
    private static int lane(Operands o, int width) {
        return o.immediate(2) & 128 / width - 1;
    }

    private static Op combine(Operands o, Half low, Half high) {
        return new Combine(o.register(0), o.source(1), low, high);
    }
}
