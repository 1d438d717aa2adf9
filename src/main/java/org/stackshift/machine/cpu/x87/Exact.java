package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.INTEGER_BIT;
import static org.stackshift.machine.cpu.x87.Extended.SPECIAL;

/**
 * The exact result of an operation, and how it is rounded into the extended format (SDM vol. 1
 * §4.8.4, §8.5).
 *
 * @param exponent biased as in the format, but any int
 * @param high the upper 64 bits of the significand, the integer bit set
 * @param low the bits below; bit 0 is sticky: it stands for everything further below
 */
record Exact(boolean negative, int exponent, long high, long low) {
    /**
     * What an unmasked overflow or underflow adds to the exponent so that a handler can see the
     * number.
     */
    private static final int WRAP = 24576;

    /** A finite number other than zero as it is. */
    static Exact of(Extended x) {
        return new Exact(x.negative(), x.normalizedExponent(), x.normalizedSignificand(), 0);
    }

    /** Rounds to the precision that the control word asks for. */
    Extended round(FloatEnvironment environment) {
        return round(environment.precision(), environment);
    }

    /** Rounds to 64 bits whatever the control word asks for. */
    Extended roundFully(FloatEnvironment environment) {
        return round(64, environment);
    }

    /** As {@link #roundFully}, but says that the result is inexact even if it is not. */
    Extended roundAsInexact(FloatEnvironment environment) {
        Extended rounded = roundFully(environment);
        boolean tiny = rounded.isDenormal() || rounded.isZero();
        environment.raise(tiny ? StatusWord.UE | StatusWord.PE : StatusWord.PE);
        return rounded;
    }

    private Extended round(int precision, FloatEnvironment environment) {
        if (exponent <= 0) {
            return roundTiny(precision, environment);
        }
        long rest = rest(high, low, precision);
        long kept = keep(high, precision);
        if (rest == 0) {
            return inRange(exponent, kept, precision, environment);
        }
        environment.raise(StatusWord.PE);
        boolean up = environment.roundsUp(negative, odd(high, precision), rest);
        environment.setRoundedUp(up);
        kept += up ? 1L << 64 - precision : 0;
        return kept != 0
                ? inRange(exponent, kept, precision, environment)
                : inRange(exponent + 1, INTEGER_BIT, precision, environment);
    }

    private Extended inRange(int rounded, long kept, int precision, FloatEnvironment environment) {
        return rounded < SPECIAL
                ? Extended.of(negative, rounded, kept)
                : overflow(rounded, kept, precision, environment);
    }

    private Extended overflow(int rounded, long kept, int precision, FloatEnvironment environment) {
        environment.raise(StatusWord.OE);
        boolean masked = environment.masks(StatusWord.OE);
        if (!masked && rounded - WRAP < SPECIAL) {
            return Extended.of(negative, rounded - WRAP, kept);
        }
        environment.raise(StatusWord.PE);
        boolean toInfinity = !masked || environment.overflowsToInfinity(negative);
        environment.setRoundedUp(toInfinity);
        return toInfinity
                ? Extended.infinity(negative)
                : Extended.of(negative, SPECIAL - 1, keep(-1, precision));
    }

    /** Below the normal range: a denormal, or the smallest normal number after rounding. */
    private Extended roundTiny(int precision, FloatEnvironment environment) {
        boolean tiny = isTiny(precision, environment);
        if (tiny && !environment.masks(StatusWord.UE)) {
            return wrapTiny(precision, environment);
        }
        int shift = 1 - exponent;
        long denormal = shift < 64 ? high >>> shift : 0;
        long rest = rest(denormal, Wide.shiftRightSticky(high, low, shift), precision);
        long kept = keep(denormal, precision);
        if (rest != 0) {
            environment.raise(tiny ? StatusWord.UE | StatusWord.PE : StatusWord.PE);
            boolean up = environment.roundsUp(negative, odd(denormal, precision), rest);
            environment.setRoundedUp(up);
            kept += up ? 1L << 64 - precision : 0;
        }
        return Extended.of(negative, kept < 0 ? 1 : 0, kept);
    }

    /** Unmasked underflow; a number too small even for the wrapped exponent becomes zero. */
    private Extended wrapTiny(int precision, FloatEnvironment environment) {
        environment.raise(StatusWord.UE);
        if (exponent + WRAP > 0) {
            return new Exact(negative, exponent + WRAP, high, low).round(precision, environment);
        }
        environment.raise(StatusWord.PE);
        return Extended.zero(negative);
    }

    /** Tininess is detected after rounding, as if the exponent had no lower bound. */
    private boolean isTiny(int precision, FloatEnvironment environment) {
        boolean carries =
                keep(high, precision) == keep(-1, precision)
                        && environment.roundsUp(negative, true, rest(high, low, precision));
        return exponent < 0 || !carries;
    }

    private static long keep(long high, int precision) {
        int dropped = 64 - precision;
        return high >>> dropped << dropped;
    }

    private static boolean odd(long high, int precision) {
        return (high >>> 64 - precision & 1) != 0;
    }

    /** What rounding to {@code precision} drops, as a fraction of 2^64 with a sticky bit 0. */
    private static long rest(long high, long low, int precision) {
        return precision == 64 ? low : high << precision | (low != 0 ? 1 : 0);
    }
}
