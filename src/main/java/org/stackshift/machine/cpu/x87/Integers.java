package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;

/** Conversions between the extended format and integers, binary or decimal. */
final class Integers {
    /** Packed BCD holds 18 digits. */
    private static final long BCD_LIMIT = 1_000_000_000_000_000_000L;

    /** Bytes of a packed BCD number: nine with two digits each, and one with the sign. */
    static final int BCD_SIZE = 10;

    private Integers() {}

    /** Exact. */
    static Extended fromLong(long value) {
        if (value == 0) {
            return Extended.ZERO;
        }
        long magnitude = Math.abs(value);
        int shift = Long.numberOfLeadingZeros(magnitude);
        return Extended.of(value < 0, BIAS + 63 - shift, magnitude << shift);
    }

    /** {@code x} rounded to an integer, as the control word says. */
    static Extended round(Extended x, FloatEnvironment environment) {
        if (Nans.concern(x)) {
            return Nans.propagate(x, environment);
        }
        Arithmetic.noteDenormal(x, x, environment);
        if (x.isZero() || x.exponent() >= BIAS + 63) {
            return x;
        }
        long magnitude = magnitude(x, environment);
        Extended rounded = fromMagnitude(magnitude);
        return x.negative() ? rounded.negate() : rounded;
    }

    private static Extended fromMagnitude(long magnitude) {
        return magnitude == Long.MIN_VALUE
                ? new Extended(BIAS + 63, Long.MIN_VALUE)
                : fromLong(magnitude);
    }

    /** |x| for |x| below 2^63, rounded; at most 2^63. */
    private static long magnitude(Extended x, FloatEnvironment environment) {
        if (x.isZero()) {
            return 0;
        }
        long significand = x.normalizedSignificand();
        int shift = BIAS + 63 - x.normalizedExponent();
        long kept = shift < 64 ? significand >>> shift : 0;
        long rest = Wide.shiftRightSticky(significand, 0, shift);
        if (rest == 0) {
            return kept;
        }
        boolean up = environment.roundsUp(x.negative(), (kept & 1) != 0, rest);
        environment.raise(StatusWord.PE);
        environment.setRoundedUp(up);
        return up ? kept + 1 : kept;
    }

    /**
     * A signed integer of 2, 4 or 8 bytes, sign-extended; the smallest one, the integer indefinite,
     * with #IA if {@code x} does not fit.
     */
    static long toInteger(Extended x, int size, FloatEnvironment environment) {
        long indefinite = Long.MIN_VALUE >> 64 - 8 * size;
        if (!x.isFinite()) {
            environment.raise(StatusWord.IE);
            return indefinite;
        }
        boolean smallest = x.negative() && x.significand() == Long.MIN_VALUE;
        if (x.exponent() >= BIAS + 63) {
            boolean exact = size == 8 && smallest && x.exponent() == BIAS + 63;
            environment.raise(exact ? 0 : StatusWord.IE);
            return indefinite;
        }
        long magnitude = magnitude(x, environment);
        long limit = x.negative() ? -indefinite : -indefinite - 1;
        if (Long.compareUnsigned(magnitude, limit) > 0) {
            return instead(environment, indefinite);
        }
        return x.negative() ? -magnitude : magnitude;
    }

    /** The answer to a number that turns out too large after rounding: #IA alone, no #P. */
    private static long instead(FloatEnvironment environment, long indefinite) {
        environment.withdrawInexact();
        environment.raise(StatusWord.IE);
        return indefinite;
    }

    /** As {@link #toInteger}, rounding toward zero whatever the control word says. */
    static long truncate(Extended x, int size, FloatEnvironment environment) {
        FloatEnvironment chop = new FloatEnvironment();
        chop.setControl(environment.control() | FloatEnvironment.TRUNCATE << 10);
        long result = toInteger(x, size, chop);
        environment.raise(chop.raised());
        return result;
    }

    /** Nine bytes of digit pairs, least significant first, and a sign byte. */
    static Extended fromBcd(byte[] bytes) {
        long value = 0;
        for (int i = BCD_SIZE - 2; i >= 0; i--) {
            value = value * 100 + (bytes[i] >>> 4 & 0xf) * 10 + (bytes[i] & 0xf);
        }
        Extended magnitude = fromLong(value);
        return bytes[BCD_SIZE - 1] < 0 ? magnitude.negate() : magnitude;
    }

    /**
     * {@code x} rounded to an integer of 18 decimal digits; the packed BCD indefinite with #IA if
     * it has more.
     */
    static byte[] toBcd(Extended x, FloatEnvironment environment) {
        long value = toInteger(x, 8, environment);
        if ((environment.raised() & StatusWord.IE) != 0
                || Math.abs(value) >= BCD_LIMIT
                || value == Long.MIN_VALUE) {
            instead(environment, 0);
            return new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 0xc0, -1, -1};
        }
        byte[] bytes = new byte[BCD_SIZE];
        long rest = Math.abs(value);
        for (int i = 0; i < BCD_SIZE - 1; i++) {
            int pair = (int) (rest % 100);
            bytes[i] = (byte) (pair / 10 << 4 | pair % 10);
            rest /= 100;
        }
        bytes[BCD_SIZE - 1] = (byte) (x.negative() ? 0x80 : 0);
        return bytes;
    }
}
