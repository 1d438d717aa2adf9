package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.INTEGER_BIT;
import static org.stackshift.machine.cpu.x87.Extended.SPECIAL;

/**
 * Rounds exact results into the extended format (SDM vol. 1 §4.8.4, §8.5).
 *
 * <p>An exact result arrives as sign, biased exponent (any int) and a significand of 128 bits,
 * {@code high} with its integer bit set and {@code low}, whose bit 0 is sticky: it stands for
 * everything below.
 */
final class Rounder {
    /**
     * What an unmasked overflow or underflow adds to the exponent so that a handler can see the
     * number.
     */
    private static final int WRAP = 24576;

    private Rounder() {}

    /** Rounds to the precision that the control word asks for. */
    static Extended round(
            boolean negative, int exponent, long high, long low, FloatEnvironment environment) {
        return round(negative, exponent, high, low, environment.precision(), environment);
    }

    /** Rounds to 64 bits whatever the control word asks for. */
    static Extended roundFully(
            boolean negative, int exponent, long high, long low, FloatEnvironment environment) {
        return round(negative, exponent, high, low, 64, environment);
    }

    private static Extended round(
            boolean negative,
            int exponent,
            long high,
            long low,
            int precision,
            FloatEnvironment environment) {
        if (exponent <= 0) {
            return roundTiny(negative, exponent, high, low, precision, environment);
        }
        long rest = rest(high, low, precision);
        long kept = keep(high, precision);
        if (rest != 0) {
            environment.raise(StatusWord.PE);
            boolean up = environment.roundsUp(negative, odd(high, precision), rest);
            environment.setRoundedUp(up);
            if (up) {
                kept += 1L << 64 - precision;
                if (kept == 0) {
                    kept = INTEGER_BIT;
                    exponent++;
                }
            }
        }
        return exponent < SPECIAL
                ? Extended.of(negative, exponent, kept)
                : overflow(negative, exponent, kept, precision, environment);
    }

    private static Extended overflow(
            boolean negative,
            int exponent,
            long kept,
            int precision,
            FloatEnvironment environment) {
        environment.raise(StatusWord.OE);
        if (!environment.masks(StatusWord.OE)) {
            return Extended.of(negative, exponent - WRAP, kept);
        }
        environment.raise(StatusWord.PE);
        boolean toInfinity = environment.overflowsToInfinity(negative);
        environment.setRoundedUp(toInfinity);
        return toInfinity
                ? Extended.infinity(negative)
                : Extended.of(negative, SPECIAL - 1, keep(-1, precision));
    }

    /** Below the normal range: a denormal, or the smallest normal number after rounding. */
    private static Extended roundTiny(
            boolean negative,
            int exponent,
            long high,
            long low,
            int precision,
            FloatEnvironment environment) {
        if (!environment.masks(StatusWord.UE)
                && isTiny(negative, exponent, high, low, precision, environment)) {
            environment.raise(StatusWord.UE);
            return round(negative, exponent + WRAP, high, low, precision, environment);
        }
        int shift = 1 - exponent;
        long denormal = shift < 64 ? high >>> shift : 0;
        long dropped = Wide.shiftRightSticky(high, low, shift);
        long rest = rest(denormal, dropped, precision);
        long kept = keep(denormal, precision);
        if (rest != 0) {
            boolean tiny = isTiny(negative, exponent, high, low, precision, environment);
            environment.raise(tiny ? StatusWord.UE | StatusWord.PE : StatusWord.PE);
            boolean up = environment.roundsUp(negative, odd(denormal, precision), rest);
            environment.setRoundedUp(up);
            kept += up ? 1L << 64 - precision : 0;
        }
        return Extended.of(negative, kept < 0 ? 1 : 0, kept);
    }

    /** Tininess is detected after rounding, as if the exponent had no lower bound. */
    private static boolean isTiny(
            boolean negative,
            int exponent,
            long high,
            long low,
            int precision,
            FloatEnvironment environment) {
        if (exponent < 0) {
            return true;
        }
        boolean carries =
                keep(high, precision) == keep(-1, precision)
                        && environment.roundsUp(negative, true, rest(high, low, precision));
        return !carries;
    }

    private static long keep(long high, int precision) {
        int dropped = 64 - precision;
        return high >>> dropped << dropped;
    }

    private static boolean odd(long high, int precision) {
        return (high >>> 64 - precision & 1) != 0;
    }

    private static long rest(long high, long low, int precision) {
        return precision == 64 ? low : high << precision | (low != 0 ? 1 : 0);
    }
}
