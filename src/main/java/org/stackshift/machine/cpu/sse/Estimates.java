package org.stackshift.machine.cpu.sse;

/**
 * rcpps and rsqrtps. The manual asks for a relative error of at most 1.5 * 2^-12 (SDM vol. 2,
 * RCPPS) and leaves the rest to the implementation. Ours answers for the middle of the operand's
 * interval, one of 2048 an octave (of 1024 for the square root), rounded to a fraction of 12 bits;
 * these are the values that Intel CPUs give. No flag is raised, denormals count as zero and tiny
 * results are zero, whatever MXCSR says.
 */
final class Estimates {
    private static final Format SINGLE = Format.SINGLE;
    private static final int KEPT_BITS = 12;

    private Estimates() {}

    /** About 1 / x. */
    static long reciprocal(long x) {
        long sign = x & SINGLE.signBit();
        if (SINGLE.isNan(x)) {
            return x | SINGLE.quietBit();
        }
        if (SINGLE.isZero(x) || SINGLE.isDenormal(x)) {
            return sign | SINGLE.infinity();
        }
        if (SINGLE.isInfinite(x)) {
            return sign;
        }
        double estimate = 1 / SINGLE.value(middle(SINGLE.magnitude(x), 12));
        return estimate < Float.MIN_NORMAL ? sign : sign | rounded(estimate);
    }

    /** About 1 / sqrt(x). */
    static long reciprocalRoot(long x) {
        if (SINGLE.isNan(x)) {
            return x | SINGLE.quietBit();
        }
        if (SINGLE.isZero(x) || SINGLE.isDenormal(x)) {
            return x & SINGLE.signBit() | SINGLE.infinity();
        }
        if (SINGLE.isNegative(x)) {
            return SINGLE.defaultNan();
        }
        return SINGLE.isInfinite(x) ? 0 : rounded(1 / Math.sqrt(SINGLE.value(middle(x, 13))));
    }

    /** The middle of the interval that has the same upper bits. */
    private static long middle(long x, int dropped) {
        return x >>> dropped << dropped | 1L << (dropped - 1);
    }

    /** The nearest single with only the upper bits of its fraction in use. */
    private static long rounded(double estimate) {
        int cut = Format.DOUBLE.precision() - 1 - KEPT_BITS;
        long bits = Double.doubleToRawLongBits(estimate) + (1L << (cut - 1)) >>> cut << cut;
        return Float.floatToRawIntBits((float) Double.longBitsToDouble(bits)) & 0xffff_ffffL;
    }
}
