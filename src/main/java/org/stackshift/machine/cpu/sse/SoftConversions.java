package org.stackshift.machine.cpu.sse;

/**
 * Conversions between formats and integers, right for every operand and environment (SDM vol. 1
 * §4.8.4, §11.5.2).
 */
final class SoftConversions {
    private SoftConversions() {}

    /** From another format to the rounder's. A NaN keeps the upper bits of its payload. */
    static long convert(Rounder r, Format from, long x) {
        Format to = r.format();
        boolean negative = from.isNegative(x);
        if (from.isNan(x)) {
            if (from.isSignalling(x)) {
                r.raise(Mxcsr.IE);
            }
            return r.infinity(negative) | to.quietBit() | payload(from, to, x);
        }
        long operand = r.operand(from, x);
        if (from.isZero(operand)) {
            return r.zero(negative);
        }
        return from.isInfinite(operand)
                ? r.infinity(negative)
                : r.round(negative, from.exponent(operand), from.significand(operand));
    }

    /** A signed integer in the rounder's format. */
    static long fromInteger(Rounder r, long x) {
        if (x == 0) {
            return 0;
        }
        if (x == Long.MIN_VALUE) {
            return r.round(true, 63, 1L << 62);
        }
        long magnitude = Math.abs(x);
        int lead = Long.numberOfLeadingZeros(magnitude) - 1;
        return r.round(x < 0, 62 - lead, magnitude << lead);
    }

    /**
     * A value of the rounder's format as a signed integer; a denormal raises no DE here.
     *
     * @param width of the result, 32 or 64 bits
     * @return the integer, or the integer indefinite (only the top bit set) and IE
     */
    static long toInteger(Rounder r, long x, int width) {
        Format f = r.format();
        if (f.isZero(x) || f.isDenormal(x) && r.denormalsAreZero()) {
            return 0;
        }
        long limit = 1L << (width - 1);
        boolean negative = f.isNegative(x);
        int exponent = f.exponent(x);
        if (exponent > 62) {
            return f.value(x) == -limit ? -limit : indefinite(r, limit);
        }
        int cut = Math.min(62 - exponent, 62);
        long significand = Rounder.shiftSticky(f.significand(x), Math.max(-exponent, 0));
        long magnitude = cut == 0 ? significand : r.roundOff(negative, significand, cut);
        if (Long.compareUnsigned(magnitude, negative ? limit : limit - 1) > 0) {
            return indefinite(r, limit);
        }
        if (Long.numberOfTrailingZeros(significand) < cut) {
            r.raise(Mxcsr.PE);
        }
        return negative ? -magnitude : magnitude;
    }

    private static long indefinite(Rounder r, long limit) {
        r.raiseOnly(Mxcsr.IE);
        return -limit;
    }

    private static long payload(Format from, Format to, long x) {
        long fraction = x & from.fractionMask();
        int widening = to.precision() - from.precision();
        return widening >= 0 ? fraction << widening : fraction >>> -widening;
    }
}
