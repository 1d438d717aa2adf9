package org.stackshift.machine.cpu.sse;

/**
 * Arithmetic of IEEE 754 with integers: right for every operand, rounding mode and exception (SDM
 * vol. 1 §4.8, §11.5.2). Operands and results are bit patterns of the rounder's format.
 */
final class SoftFloat {
    private SoftFloat() {}

    static long add(Rounder r, long a, long b) {
        Format f = r.format();
        if (f.isNan(a) || f.isNan(b)) {
            return nan(r, a, b);
        }
        long x = r.operand(f, a);
        long y = r.operand(f, b);
        boolean opposite = f.isNegative(x) != f.isNegative(y);
        if (f.isInfinite(x)) {
            return f.isInfinite(y) && opposite ? r.invalid() : x;
        }
        if (f.isInfinite(y)) {
            return y;
        }
        if (f.isZero(x) && f.isZero(y)) {
            return opposite ? r.zeroSum() : x;
        }
        return f.magnitude(x) >= f.magnitude(y) ? addSmaller(r, x, y) : addSmaller(r, y, x);
    }

    static long subtract(Rounder r, long a, long b) {
        Format f = r.format();
        return f.isNan(b) ? add(r, a, b) : add(r, a, b ^ f.signBit());
    }

    static long multiply(Rounder r, long a, long b) {
        Format f = r.format();
        if (f.isNan(a) || f.isNan(b)) {
            return nan(r, a, b);
        }
        long x = r.operand(f, a);
        long y = r.operand(f, b);
        boolean negative = f.isNegative(x) != f.isNegative(y);
        if (f.isInfinite(x) || f.isInfinite(y)) {
            return f.isZero(x) || f.isZero(y) ? r.invalid() : r.infinity(negative);
        }
        if (f.isZero(x) || f.isZero(y)) {
            return r.zero(negative);
        }
        long p = f.significand(x);
        long q = f.significand(y);
        long product = Math.multiplyHigh(p, q) << 2 | p * q >>> 62;
        long sticky = p * q << 2 != 0 ? 1 : 0;
        int carry = product < 0 ? 1 : 0;
        long significand = Rounder.shiftSticky(product, carry) | sticky;
        return r.round(negative, f.exponent(x) + f.exponent(y) + carry, significand);
    }

    static long divide(Rounder r, long a, long b) {
        Format f = r.format();
        if (f.isNan(a) || f.isNan(b)) {
            return nan(r, a, b);
        }
        long x = r.operand(f, a);
        long y = r.operand(f, b);
        boolean negative = f.isNegative(x) != f.isNegative(y);
        if (f.isInfinite(x)) {
            return f.isInfinite(y) ? r.invalid() : r.infinity(negative);
        }
        if (f.isInfinite(y)) {
            return r.zero(negative);
        }
        if (f.isZero(y)) {
            return f.isZero(x) ? r.invalid() : divideByZero(r, negative);
        }
        if (f.isZero(x)) {
            return r.zero(negative);
        }
        return quotient(r, negative, x, y);
    }

    static long squareRoot(Rounder r, long a) {
        Format f = r.format();
        if (f.isNan(a)) {
            return nan(r, a, a);
        }
        long x = r.operand(f, a);
        if (f.isZero(x)) {
            return x;
        }
        if (f.isNegative(x)) {
            return r.invalid();
        }
        return f.isInfinite(x) ? x : root(r, f.exponent(x), f.significand(x));
    }

    private static long nan(Rounder r, long a, long b) {
        Format f = r.format();
        if (f.isSignalling(a) || f.isSignalling(b)) {
            r.raise(Mxcsr.IE);
        }
        return f.propagate(a, b);
    }

    /** A zero divisor hides a denormal dividend. */
    private static long divideByZero(Rounder r, boolean negative) {
        r.raiseOnly(Mxcsr.ZE);
        return r.infinity(negative);
    }

    /** Adds a finite y to a finite x that is not smaller and not zero. */
    private static long addSmaller(Rounder r, long x, long y) {
        Format f = r.format();
        boolean negative = f.isNegative(x);
        int exponent = f.exponent(x);
        long larger = f.significand(x);
        long smaller =
                f.isZero(y) ? 0 : Rounder.shiftSticky(f.significand(y), exponent - f.exponent(y));
        if (negative == f.isNegative(y)) {
            long sum = larger + smaller;
            int carry = sum < 0 ? 1 : 0;
            return r.round(negative, exponent + carry, Rounder.shiftSticky(sum, carry));
        }
        long difference = larger - smaller;
        if (difference == 0) {
            return r.zeroSum();
        }
        int lead = Long.numberOfLeadingZeros(difference) - 1;
        return r.round(negative, exponent - lead, difference << lead);
    }

    /** Long division, a bit at a time. */
    private static long quotient(Rounder r, boolean negative, long x, long y) {
        Format f = r.format();
        long divisor = f.significand(y);
        long rest = f.significand(x);
        int exponent = f.exponent(x) - f.exponent(y);
        if (rest < divisor) {
            rest <<= 1;
            exponent--;
        }
        long quotient = 0;
        for (int bit = 62; bit >= 0; bit--) {
            if (Long.compareUnsigned(rest, divisor) >= 0) {
                rest -= divisor;
                quotient |= 1L << bit;
            }
            rest <<= 1;
        }
        return r.round(negative, exponent, quotient | (rest != 0 ? 1 : 0));
    }

    /** The square root by hand: two bits of the radicand give one of the root. */
    private static long root(Rounder r, int exponent, long significand) {
        int digits = 56;
        long radicand = (exponent & 1) == 0 ? significand : significand << 1;
        long rest = 0;
        long root = 0;
        for (int i = 0; i < digits; i++) {
            rest = rest << 2 | radicand >>> 62;
            radicand <<= 2;
            long trial = root << 2 | 1;
            root <<= 1;
            if (rest >= trial) {
                rest -= trial;
                root |= 1;
            }
        }
        return r.round(false, exponent >> 1, root << (63 - digits) | (rest != 0 ? 1 : 0));
    }
}
