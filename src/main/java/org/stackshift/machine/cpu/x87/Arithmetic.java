package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;
import static org.stackshift.machine.cpu.x87.Extended.INTEGER_BIT;

/** The five operations that round to the precision of the control word. */
final class Arithmetic {
    private Arithmetic() {}

    static Extended add(Extended a, Extended b, FloatEnvironment environment) {
        return sum(a, b, b.negative(), environment);
    }

    static Extended subtract(Extended a, Extended b, FloatEnvironment environment) {
        return sum(a, b, !b.negative(), environment);
    }

    /** {@code b - a}. */
    static Extended subtractReversed(Extended a, Extended b, FloatEnvironment environment) {
        return subtract(b, a, environment);
    }

    /** {@code a + b}, where b has the sign {@code negativeB}. */
    private static Extended sum(
            Extended a, Extended b, boolean negativeB, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            return Nans.propagate(a, b, environment);
        }
        boolean negativeA = a.negative();
        if (a.isInfinite() || b.isInfinite()) {
            if (a.isInfinite() && b.isInfinite() && negativeA != negativeB) {
                return environment.invalid();
            }
            noteDenormal(a, b, environment);
            return Extended.infinity(a.isInfinite() ? negativeA : negativeB);
        }
        noteDenormal(a, b, environment);
        return negativeA == negativeB
                ? addMagnitudes(a, b, negativeA, environment)
                : subtractMagnitudes(a, b, negativeA, environment);
    }

    private static Extended addMagnitudes(
            Extended a, Extended b, boolean negative, FloatEnvironment environment) {
        boolean swap = a.normalizedExponent() < b.normalizedExponent();
        Extended large = swap ? b : a;
        Extended small = swap ? a : b;
        if (large.isZero()) {
            return Extended.zero(negative);
        }
        int exponent = large.normalizedExponent();
        int shift = exponent - small.normalizedExponent();
        long bits = small.normalizedSignificand();
        long low = Wide.shiftRightSticky(bits, 0, shift);
        long high = large.normalizedSignificand();
        long sum = high + (shift < 64 ? bits >>> shift : 0);
        if (Long.compareUnsigned(sum, high) < 0) {
            low = sum << 63 | low >>> 1 | low & 1;
            sum = sum >>> 1 | INTEGER_BIT;
            exponent++;
        }
        return new Exact(negative, exponent, sum, low).round(environment);
    }

    private static Extended subtractMagnitudes(
            Extended a, Extended b, boolean negativeA, FloatEnvironment environment) {
        int order = compareMagnitudes(a, b);
        if (order == 0) {
            return Extended.zero(environment.rounding() == FloatEnvironment.DOWN);
        }
        Extended large = order > 0 ? a : b;
        Extended small = order > 0 ? b : a;
        int exponent = large.normalizedExponent();
        int shift = exponent - small.normalizedExponent();
        long bits = small.normalizedSignificand();
        long low = -Wide.shiftRightSticky(bits, 0, shift);
        long high =
                large.normalizedSignificand()
                        - (shift < 64 ? bits >>> shift : 0)
                        - (low != 0 ? 1 : 0);
        boolean negative = negativeA == order > 0;
        return normalizeAndRound(negative, exponent, high, low, environment);
    }

    private static Extended normalizeAndRound(
            boolean negative, int exponent, long high, long low, FloatEnvironment environment) {
        if (high == 0) {
            high = low;
            low = 0;
            exponent -= 64;
        }
        int shift = Long.numberOfLeadingZeros(high);
        if (shift != 0) {
            high = high << shift | low >>> -shift;
            low <<= shift;
        }
        return new Exact(negative, exponent - shift, high, low).round(environment);
    }

    /** Compares |a| and |b|, both finite. */
    static int compareMagnitudes(Extended a, Extended b) {
        int order = Integer.compare(a.normalizedExponent(), b.normalizedExponent());
        return order != 0
                ? order
                : Long.compareUnsigned(a.normalizedSignificand(), b.normalizedSignificand());
    }

    static Extended multiply(Extended a, Extended b, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            return Nans.propagate(a, b, environment);
        }
        boolean negative = a.negative() != b.negative();
        if (a.isInfinite() && b.isZero() || a.isZero() && b.isInfinite()) {
            return environment.invalid();
        }
        noteDenormal(a, b, environment);
        if (a.isInfinite() || b.isInfinite()) {
            return Extended.infinity(negative);
        }
        if (a.isZero() || b.isZero()) {
            return Extended.zero(negative);
        }
        long x = a.normalizedSignificand();
        long y = b.normalizedSignificand();
        long high = Math.unsignedMultiplyHigh(x, y);
        long low = x * y;
        int exponent = a.normalizedExponent() + b.normalizedExponent() - BIAS + 1;
        if (high > 0) {
            high = high << 1 | low >>> 63;
            low <<= 1;
            exponent--;
        }
        return new Exact(negative, exponent, high, low).round(environment);
    }

    static Extended divide(Extended a, Extended b, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            return Nans.propagate(a, b, environment);
        }
        boolean negative = a.negative() != b.negative();
        if (a.isInfinite() && b.isInfinite() || a.isZero() && b.isZero()) {
            return environment.invalid();
        }
        if (b.isZero() && !a.isInfinite()) {
            environment.raise(StatusWord.ZE);
            return Extended.infinity(negative);
        }
        noteDenormal(a, b, environment);
        if (a.isInfinite()) {
            return Extended.infinity(negative);
        }
        if (a.isZero() || b.isInfinite()) {
            return Extended.zero(negative);
        }
        return quotient(negative, a, b, environment);
    }

    private static Extended quotient(
            boolean negative, Extended a, Extended b, FloatEnvironment environment) {
        long dividend = a.normalizedSignificand();
        long divisor = b.normalizedSignificand();
        int exponent = a.normalizedExponent() - b.normalizedExponent() + BIAS;
        long low = 0;
        if (Long.compareUnsigned(dividend, divisor) >= 0) {
            low = dividend << 63;
            dividend >>>= 1;
        } else {
            exponent--;
        }
        long quotient = Wide.divide(dividend, low, divisor);
        long rest = Wide.remainderAsFraction(low - quotient * divisor, divisor);
        return new Exact(negative, exponent, quotient, rest).round(environment);
    }

    /** {@code b / a}. */
    static Extended divideReversed(Extended a, Extended b, FloatEnvironment environment) {
        return divide(b, a, environment);
    }

    static Extended squareRoot(Extended a, FloatEnvironment environment) {
        if (Nans.concern(a)) {
            return Nans.propagate(a, environment);
        }
        if (a.isZero()) {
            return a;
        }
        if (a.negative()) {
            return environment.invalid();
        }
        noteDenormal(a, a, environment);
        if (a.isInfinite()) {
            return a;
        }
        int exponent = a.normalizedExponent() - BIAS;
        long significand = a.normalizedSignificand();
        boolean odd = (exponent & 1) != 0;
        long high = odd ? significand : significand >>> 1;
        long low = odd ? 0 : significand << 63;
        long root = Wide.squareRoot(high, low);
        return new Exact(false, (exponent >> 1) + BIAS, root, restOfRoot(root, high, low))
                .round(environment);
    }

    /**
     * The remainder n - r² is above r exactly if the root lies above r + 1/2; a tie cannot happen.
     */
    private static long restOfRoot(long root, long high, long low) {
        long square = root * root;
        if (square == low && Math.unsignedMultiplyHigh(root, root) == high) {
            return 0;
        }
        long remainder = low - square;
        boolean wide = high - Math.unsignedMultiplyHigh(root, root) - borrow(low, square) != 0;
        return wide || Long.compareUnsigned(remainder, root) > 0 ? 3L << 62 : 1;
    }

    private static long borrow(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
    }

    static void noteDenormal(Extended a, Extended b, FloatEnvironment environment) {
        if (a.isDenormal() || b.isDenormal()) {
            environment.raise(StatusWord.DE);
        }
    }
}
