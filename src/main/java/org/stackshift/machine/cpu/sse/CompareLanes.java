package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;

/**
 * min, max and the comparisons (SDM vol. 2, CMPPS, COMISS, MINPS): nothing is rounded, so Java's
 * order is the answer.
 */
final class CompareLanes {
    /** Relations without a NaN, as the bits of {@link #PREDICATES}. */
    private static final int LESS = 1;

    private static final int EQUAL = 2;
    private static final int GREATER = 4;
    private static final int UNORDERED = 8;

    /**
     * Which relations each of the eight predicates accepts: eq, lt, le, unord, and their negations.
     */
    private static final int[] PREDICATES = {
        EQUAL,
        LESS,
        LESS | EQUAL,
        UNORDERED,
        LESS | GREATER | UNORDERED,
        EQUAL | GREATER | UNORDERED,
        GREATER | UNORDERED,
        LESS | EQUAL | GREATER
    };

    private CompareLanes() {}

    /**
     * The second operand unless the first is less; so also for two zeros and for NaNs (SDM vol. 2,
     * MINPS).
     */
    static long min(Cpu cpu, Format f, long a, long b) {
        long x = operand(cpu, f, a);
        long y = operand(cpu, f, b);
        return relation(cpu, f, x, y, true) == LESS ? x : y;
    }

    /** The second operand unless the first is greater. */
    static long max(Cpu cpu, Format f, long a, long b) {
        long x = operand(cpu, f, a);
        long y = operand(cpu, f, b);
        return relation(cpu, f, x, y, true) == GREATER ? x : y;
    }

    /**
     * Whether a predicate (0-7, SDM vol. 2 table 3-1) holds; lt, le and their negations object to
     * quiet NaNs.
     */
    static boolean compare(Cpu cpu, Format f, long a, long b, int predicate) {
        boolean signalling = (predicate & 3) == 1 || (predicate & 3) == 2;
        int relation = relation(cpu, f, operand(cpu, f, a), operand(cpu, f, b), signalling);
        return (PREDICATES[predicate] & relation) != 0;
    }

    /** ZF, PF and CF as comiss and ucomiss set them; the other status flags are cleared. */
    static int flags(Cpu cpu, Format f, long a, long b, boolean signalling) {
        return switch (relation(cpu, f, operand(cpu, f, a), operand(cpu, f, b), signalling)) {
            case LESS -> (int) Rflags.CF;
            case EQUAL -> (int) Rflags.ZF;
            case GREATER -> 0;
            default -> (int) (Rflags.ZF | Rflags.PF | Rflags.CF);
        };
    }

    private static long operand(Cpu cpu, Format f, long x) {
        return (cpu.mxcsr & Mxcsr.DAZ) != 0 && f.isDenormal(x) ? x & f.signBit() : x;
    }

    private static int relation(Cpu cpu, Format f, long a, long b, boolean signalling) {
        double x = f.value(a);
        double y = f.value(b);
        if (x != x || y != y) {
            if (signalling || f.isSignalling(a) || f.isSignalling(b)) {
                cpu.mxcsr |= Mxcsr.IE;
            }
            return UNORDERED;
        }
        if (f.isDenormal(a) || f.isDenormal(b)) {
            cpu.mxcsr |= Mxcsr.DE;
        }
        return x < y ? LESS : x > y ? GREATER : EQUAL;
    }
}
