package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.StatusWord.CONDITIONS;

/**
 * Partial remainders (SDM vol. 2, FPREM and FPREM1).
 *
 * @param value what is left of the dividend
 * @param defined the condition codes that the instruction sets; without a quotient it leaves them
 *     alone
 * @param conditions C0, C3, C1 with bits 2, 1, 0 of the quotient, or C2 if the reduction is not
 *     complete
 */
record Remainder(Extended value, int defined, int conditions) {
    /** From this difference of exponents on, one instruction reduces only in part. */
    private static final int COMPLETE = 64;

    /** Without a quotient. */
    static Remainder invalid(Extended value) {
        return new Remainder(value, 0, 0);
    }

    /** fprem: the quotient is truncated. */
    static Remainder truncating(Extended a, Extended b, FloatEnvironment environment) {
        return of(a, b, false, environment);
    }

    /** fprem1: the quotient is rounded to nearest even. */
    static Remainder nearest(Extended a, Extended b, FloatEnvironment environment) {
        return of(a, b, true, environment);
    }

    private static Remainder of(
            Extended a, Extended b, boolean toNearest, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            return invalid(Nans.propagate(a, b, environment));
        }
        if (a.isInfinite() || b.isZero()) {
            return invalid(environment.invalid());
        }
        Arithmetic.noteDenormal(a, b, environment);
        if (a.isZero() || b.isInfinite()) {
            return new Remainder(a, CONDITIONS, 0);
        }
        int difference = a.normalizedExponent() - b.normalizedExponent();
        if (difference < -1 || difference < 0 && !toNearest) {
            return result(a, a.normalizedExponent(), a.normalizedSignificand(), 0, environment);
        }
        return difference < COMPLETE
                ? complete(a, b, difference, toNearest, environment)
                : partial(a, b, difference, environment);
    }

    private static Remainder complete(
            Extended a,
            Extended b,
            int difference,
            boolean toNearest,
            FloatEnvironment environment) {
        Division division = new Division(a.normalizedSignificand(), b.normalizedSignificand());
        division.advance(difference);
        boolean flipped = toNearest && division.roundQuotient(difference < 0);
        Extended signed = flipped ? a.negate() : a;
        if (division.remainder == 0) {
            return new Remainder(
                    Extended.zero(a.negative()), CONDITIONS, quotientBits(division.quotient));
        }
        int exponent = Math.min(a.normalizedExponent(), b.normalizedExponent());
        return result(
                signed, exponent, division.remainder, quotientBits(division.quotient), environment);
    }

    /** Reduces the exponent by 32 to 63, as many as leave a multiple of 32. */
    private static Remainder partial(
            Extended a, Extended b, int difference, FloatEnvironment environment) {
        int steps = 32 + difference % 32;
        Division division = new Division(a.normalizedSignificand(), b.normalizedSignificand());
        division.advance(steps);
        if (division.remainder == 0) {
            return new Remainder(Extended.zero(a.negative()), CONDITIONS, StatusWord.C2);
        }
        return result(
                a, a.normalizedExponent() - steps, division.remainder, StatusWord.C2, environment);
    }

    private static Remainder result(
            Extended sign,
            int exponent,
            long remainder,
            int conditions,
            FloatEnvironment environment) {
        int shift = Long.numberOfLeadingZeros(remainder);
        Extended value =
                new Exact(sign.negative(), exponent - shift, remainder << shift, 0)
                        .roundFully(environment);
        return new Remainder(value, CONDITIONS, conditions);
    }

    private static int quotientBits(long quotient) {
        return ((quotient & 4) != 0 ? StatusWord.C0 : 0)
                | ((quotient & 2) != 0 ? StatusWord.C3 : 0)
                | ((quotient & 1) != 0 ? StatusWord.C1 : 0);
    }

    /** Long division in base 2 on unsigned significands. */
    private static final class Division {
        private final long divisor;
        private long remainder;
        private long quotient;

        Division(long dividend, long divisor) {
            this.divisor = divisor;
            this.remainder = dividend;
        }

        /**
         * Makes the first digit of the quotient and {@code digits} more; a negative number makes
         * none.
         */
        void advance(int digits) {
            for (int i = 0; i <= digits; i++) {
                boolean carry = i > 0 && remainder < 0;
                remainder = i > 0 ? remainder << 1 : remainder;
                boolean fits = carry || Long.compareUnsigned(remainder, divisor) >= 0;
                remainder -= fits ? divisor : 0;
                quotient = quotient << 1 | (fits ? 1 : 0);
            }
        }

        /**
         * Rounds the quotient to nearest even; returns whether it went up, so that the remainder
         * changed its sign.
         *
         * @param halved the remainder counts in halves of the divisor's unit
         */
        boolean roundQuotient(boolean halved) {
            long other = halved ? (divisor << 1) - remainder : divisor - remainder;
            int order = Long.compareUnsigned(remainder, halved ? divisor : other);
            if (order < 0 || order == 0 && (quotient & 1) == 0) {
                return false;
            }
            remainder = other;
            quotient++;
            return true;
        }
    }
}
