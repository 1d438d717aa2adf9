package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.INTEGER_BIT;

/**
 * The single and double formats (SDM vol. 1 §4.2.2), whose integer bit is implied.
 *
 * @param fractionBits 23 or 52
 * @param bias exponent field of numbers in [1, 2)
 */
record ShortFormat(int fractionBits, int bias) implements MemoryFormat {
    static final ShortFormat SINGLE = new ShortFormat(23, 127);
    static final ShortFormat DOUBLE = new ShortFormat(52, 1023);

    @Override
    public int size() {
        return this == SINGLE ? Float.BYTES : Double.BYTES;
    }

    /** The exponent field of infinities and NaNs. */
    private int special() {
        return 2 * bias + 1;
    }

    private int signBit() {
        return 8 * size() - 1;
    }

    private int exponent(long bits) {
        return (int) (bits >>> fractionBits) & special();
    }

    private long fraction(long bits) {
        return bits & (1L << fractionBits) - 1;
    }

    @Override
    public boolean isDenormal(long bits) {
        return exponent(bits) == 0 && fraction(bits) != 0;
    }

    /** Exact; a signalling NaN stays one. */
    @Override
    public Extended widen(long bits) {
        boolean negative = (bits >>> signBit() & 1) != 0;
        int exponent = exponent(bits);
        long fraction = fraction(bits) << 63 - fractionBits;
        if (exponent == special()) {
            return Extended.of(negative, Extended.SPECIAL, fraction | INTEGER_BIT);
        }
        if (exponent != 0) {
            return Extended.of(negative, exponent - bias + Extended.BIAS, fraction | INTEGER_BIT);
        }
        if (fraction == 0) {
            return Extended.zero(negative);
        }
        int shift = Long.numberOfLeadingZeros(fraction);
        return Extended.of(negative, 1 - shift - bias + Extended.BIAS, fraction << shift);
    }

    @Override
    public long narrow(Extended x, FloatEnvironment environment) {
        long sign = x.negative() ? 1L << signBit() : 0;
        if (x.isUnsupported()) {
            return narrowNan(environment.invalid());
        }
        if (x.isNan()) {
            if (x.isSignalling()) {
                environment.raise(StatusWord.IE);
            }
            return narrowNan(x.quiet());
        }
        if (x.isInfinite()) {
            return sign | infinity();
        }
        if (x.isZero()) {
            return sign;
        }
        return sign | narrowFinite(x, environment);
    }

    private long infinity() {
        return (long) special() << fractionBits;
    }

    private long narrowNan(Extended x) {
        long sign = x.negative() ? 1L << signBit() : 0;
        return sign | infinity() | fraction(x.significand() >>> 63 - fractionBits);
    }

    private long narrowFinite(Extended x, FloatEnvironment environment) {
        int exponent = x.normalizedExponent() - Extended.BIAS + bias;
        long significand = x.normalizedSignificand();
        boolean belowNormal = exponent <= 0;
        int dropped = 63 - fractionBits + (belowNormal ? 1 - exponent : 0);
        long kept = dropped < 64 ? significand >>> dropped : 0;
        long rest = Wide.shiftRightSticky(significand, 0, dropped);
        boolean up = environment.roundsUp(x.negative(), (kept & 1) != 0, rest);
        if (belowNormal) {
            noteUnderflow(x, exponent, significand, rest, environment);
        }
        if (rest != 0) {
            environment.raise(StatusWord.PE);
            environment.setRoundedUp(up);
        }
        // The integer bit of a normal number adds 1 to the exponent field, and so does a carry.
        long bits = ((long) (belowNormal ? 0 : exponent - 1) << fractionBits) + kept + (up ? 1 : 0);
        boolean fits = exponent < special() && bits < infinity();
        return fits ? bits : overflow(x.negative(), environment);
    }

    private void noteUnderflow(
            Extended x, int exponent, long significand, long rest, FloatEnvironment environment) {
        long restAsNormal = significand << fractionBits + 1;
        boolean allOnes = significand >>> 63 - fractionBits == (2L << fractionBits) - 1;
        boolean carries = allOnes && environment.roundsUp(x.negative(), true, restAsNormal);
        boolean tiny = exponent < 0 || !carries;
        if (tiny && (rest != 0 || !environment.masks(StatusWord.UE))) {
            environment.raise(StatusWord.UE);
        }
    }

    private long overflow(boolean negative, FloatEnvironment environment) {
        environment.raise(StatusWord.OE | StatusWord.PE);
        boolean toInfinity = environment.overflowsToInfinity(negative);
        environment.setRoundedUp(toInfinity);
        return toInfinity ? infinity() : infinity() - 1;
    }
}
