package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;
import static org.stackshift.machine.cpu.x87.Extended.INTEGER_BIT;
import static org.stackshift.machine.cpu.x87.Series.SCALE;

import java.math.BigInteger;

/**
 * Powers and logarithms to the base 2 (SDM vol. 2, F2XM1, FYL2X, FYL2XP1). Results are correctly
 * rounded, where hardware promises only to be within one unit in the last place.
 */
final class Logarithms {
    /** Below this exponent the first term of a series is all that 64 bits can show. */
    static final int TINY = -130;

    /** The square root of 2, cut to 64 bits. */
    private static final long SQRT_2 = 0xb504_f333_f9de_6484L;

    private static final Extended MINUS_ONE = Extended.ONE.negate();
    private static final Extended MINUS_HALF = Extended.of(true, BIAS - 1, INTEGER_BIT);

    private Logarithms() {}

    /** 2^x - 1 for x in [-1, 1]; x itself beyond, where the manual leaves the result undefined. */
    static Extended powerMinusOne(Extended x, FloatEnvironment environment) {
        if (Nans.concern(x)) {
            return Nans.propagate(x, environment);
        }
        if (x.isInfinite()) {
            return x.negative() ? MINUS_ONE : x;
        }
        if (x.isZero() || x.abs().equals(Extended.ONE)) {
            return x.equals(MINUS_ONE) ? MINUS_HALF : x;
        }
        Arithmetic.noteDenormal(x, x, environment);
        if (x.exponent() >= BIAS) {
            environment.raise(StatusWord.PE);
            return x;
        }
        int exponent = x.normalizedExponent() - BIAS;
        if (exponent < TINY) {
            return scaledByLn2(x).roundFully(environment);
        }
        BigInteger power = Series.expm1(Series.multiply(Fixed.of(x, SCALE), Series.LN_2));
        return Fixed.inexact(power, SCALE).roundFully(environment);
    }

    private static Exact scaledByLn2(Extended x) {
        BigInteger product = Fixed.significand(x).multiply(Series.LN_2);
        int scale = SCALE + 63 - (x.normalizedExponent() - BIAS);
        return Fixed.inexact(x.negative() ? product.negate() : product, scale);
    }

    /** y * log2(x). */
    static Extended logarithm(Extended y, Extended x, FloatEnvironment environment) {
        if (Nans.concern(y, x)) {
            return Nans.propagate(y, x, environment);
        }
        if (x.negative() && !x.isZero()) {
            return environment.invalid();
        }
        boolean below = x.exponent() < BIAS;
        boolean one = x.equals(Extended.ONE);
        if (x.isZero() && y.isFinite() && !y.isZero()) {
            environment.raise(StatusWord.ZE);
            return Extended.infinity(!y.negative());
        }
        boolean unbounded = x.isZero() || x.isInfinite();
        if (unbounded && y.isZero() || one && y.isInfinite()) {
            return environment.invalid();
        }
        Arithmetic.noteDenormal(y, x, environment);
        if (unbounded || y.isInfinite()) {
            return Extended.infinity(y.negative() != below);
        }
        if (one || y.isZero()) {
            return Extended.zero(y.negative() != (below && !one));
        }
        return timesLog2(y, x, environment);
    }

    private static Extended timesLog2(Extended y, Extended x, FloatEnvironment environment) {
        int exponent = x.normalizedExponent() - BIAS;
        long significand = x.normalizedSignificand();
        if (significand == INTEGER_BIT) {
            // Hardware calls the product inexact even if it is not.
            return product(y, BigInteger.valueOf(exponent), 0).roundAsInexact(environment);
        }
        boolean upper = Long.compareUnsigned(significand, SQRT_2) > 0;
        int whole = upper ? exponent + 1 : exponent;
        Extended reduced = new Extended(upper ? BIAS - 1 : BIAS, significand);
        BigInteger m = Fixed.of(reduced, SCALE);
        BigInteger z = Series.divide(m.subtract(Series.ONE), m.add(Series.ONE));
        BigInteger log = log2(z).add(BigInteger.valueOf(whole).shiftLeft(SCALE));
        return product(y, log, SCALE).roundFully(environment);
    }

    /** log2((1 + z) / (1 - z)). */
    private static BigInteger log2(BigInteger z) {
        return Series.divide(Series.atanh(z).shiftLeft(1), Series.LN_2);
    }

    /** {@code y * factor * 2^-scale}. */
    private static Exact product(Extended y, BigInteger factor, int scale) {
        BigInteger product = Fixed.significand(y).multiply(factor);
        int units = scale + 63 - (y.normalizedExponent() - BIAS);
        return Fixed.exact(y.negative() ? product.negate() : product, units);
    }

    /**
     * y * log2(x + 1) for |x| below 1 - sqrt(1/2); further out, where the manual leaves it
     * undefined, the same.
     */
    static Extended logarithmPlusOne(Extended y, Extended x, FloatEnvironment environment) {
        if (Nans.concern(y, x)) {
            return Nans.propagate(y, x, environment);
        }
        boolean negative = y.negative() != x.negative();
        if (x.isInfinite() && (x.negative() || y.isZero()) || x.isZero() && y.isInfinite()) {
            return environment.invalid();
        }
        Arithmetic.noteDenormal(y, x, environment);
        if (x.isInfinite() || y.isInfinite()) {
            return Extended.infinity(negative);
        }
        if (x.isZero() || y.isZero()) {
            return Extended.zero(negative);
        }
        if (x.negative() && x.exponent() >= BIAS) {
            environment.raise(StatusWord.PE);
            return x;
        }
        int exponent = x.normalizedExponent() - BIAS;
        if (exponent < TINY) {
            return tinyLogarithm(y, x).roundFully(environment);
        }
        if (exponent >= -1) {
            return timesLog2(y, Arithmetic.add(x, Extended.ONE, environment), environment);
        }
        BigInteger fixed = Fixed.of(x, SCALE);
        BigInteger z = Series.divide(fixed, fixed.add(Series.ONE.shiftLeft(1)));
        return product(y, log2(z), SCALE).roundFully(environment);
    }

    /** y * x / ln 2. */
    private static Exact tinyLogarithm(Extended y, Extended x) {
        BigInteger inverse = Series.divide(Series.ONE, Series.LN_2);
        BigInteger factor = Fixed.significand(x).multiply(inverse);
        int scale = SCALE + 63 - (x.normalizedExponent() - BIAS);
        return product(y, x.negative() ? factor.negate() : factor, scale);
    }
}
