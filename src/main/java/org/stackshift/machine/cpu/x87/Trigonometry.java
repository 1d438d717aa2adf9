package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;
import static org.stackshift.machine.cpu.x87.Series.SCALE;

import java.math.BigInteger;

/**
 * Sine, cosine, tangent and arc tangent (SDM vol. 2, FSIN and its neighbours).
 *
 * <p>As in hardware, arguments are reduced by a pi of 66 bits (SDM vol. 1 §8.3.8), which for large
 * arguments shows in the result; what follows is correctly rounded.
 */
final class Trigonometry {
    /** From 2^63 on arguments are out of range. */
    private static final int OUT_OF_RANGE = BIAS + 63;

    /** The pi by which arguments are reduced, in units of 2^-66; half of it in units of 2^-67. */
    private static final BigInteger PI_66 = new BigInteger("c90fdaa22168c234c", 16);

    private static final int HALF_PI_SCALE = 67;

    private Trigonometry() {}

    /** Whether sine, cosine and tangent leave {@code x} alone and set C2. */
    static boolean isOutOfRange(Extended x) {
        return x.isFinite() && x.exponent() >= OUT_OF_RANGE;
    }

    /** An angle as a multiple of pi/2 and what is left, within pi/4 of zero. */
    private record Angle(int quadrant, BigInteger rest) {
        static Angle of(Extended x) {
            BigInteger fixed = Fixed.of(x, SCALE);
            BigInteger halfPi = PI_66.shiftLeft(SCALE - HALF_PI_SCALE);
            BigInteger doubled = fixed.shiftLeft(1).add(halfPi);
            BigInteger period = halfPi.shiftLeft(1);
            BigInteger turns = doubled.subtract(doubled.mod(period)).divide(period);
            return new Angle(turns.intValue() & 3, fixed.subtract(turns.multiply(halfPi)));
        }

        BigInteger sin() {
            BigInteger value = (quadrant & 1) == 0 ? Series.sin(rest) : Series.cos(rest);
            return quadrant >= 2 ? value.negate() : value;
        }

        BigInteger cos() {
            return new Angle(quadrant + 1 & 3, rest).sin();
        }
    }

    static Extended sin(Extended x, FloatEnvironment environment) {
        if (!isOrdinary(x)) {
            return special(x, x, environment);
        }
        return isTiny(x) ? tiny(x, x, environment) : round(Angle.of(x).sin(), environment);
    }

    static Extended cos(Extended x, FloatEnvironment environment) {
        if (!isOrdinary(x)) {
            return special(x, Extended.ONE, environment);
        }
        return isTiny(x)
                ? tiny(x, Extended.ONE, environment)
                : round(Angle.of(x).cos(), environment);
    }

    static Extended tan(Extended x, FloatEnvironment environment) {
        if (!isOrdinary(x)) {
            return special(x, x, environment);
        }
        if (isTiny(x)) {
            return tiny(x, x, environment);
        }
        Angle angle = Angle.of(x);
        return round(Series.divide(angle.sin(), angle.cos()), environment);
    }

    private static Extended round(BigInteger fixed, FloatEnvironment environment) {
        return Fixed.inexact(fixed, SCALE).roundFully(environment);
    }

    /** Near zero hardware answers the limit in every rounding mode, and says that it is inexact. */
    private static Extended tiny(Extended x, Extended limit, FloatEnvironment environment) {
        Arithmetic.noteDenormal(x, x, environment);
        return Exact.of(limit).roundAsInexact(environment);
    }

    /** What fptan pushes beside the tangent: 1, or the NaN that the tangent is. */
    static Extended one(Extended x, FloatEnvironment environment) {
        return x.isFinite() ? Extended.ONE : special(x, x, environment);
    }

    private static boolean isOrdinary(Extended x) {
        return x.isFinite() && !x.isZero();
    }

    private static Extended special(Extended x, Extended atZero, FloatEnvironment environment) {
        if (x.isZero()) {
            return atZero;
        }
        return x.isInfinite() ? environment.invalid() : Nans.propagate(x, environment);
    }

    private static boolean isTiny(Extended x) {
        return x.normalizedExponent() - BIAS < Logarithms.TINY;
    }

    /** The angle of the point (x, y), in (-pi, pi]. */
    static Extended arcTangent(Extended y, Extended x, FloatEnvironment environment) {
        if (Nans.concern(y, x)) {
            return Nans.propagate(y, x, environment);
        }
        Arithmetic.noteDenormal(y, x, environment);
        if (x.isInfinite() || y.isInfinite()) {
            return atInfinity(y, x, environment);
        }
        if (y.isZero() && !x.negative()) {
            return y;
        }
        int difference =
                y.isZero() ? Integer.MIN_VALUE : y.normalizedExponent() - x.normalizedExponent();
        if (x.isZero() && !y.isZero() || difference > -Logarithms.TINY) {
            return eighths(2, y, environment);
        }
        if (difference < Logarithms.TINY) {
            return x.negative() ? eighths(4, y, environment) : ratio(y, x).roundFully(environment);
        }
        return ordinary(y, x, environment);
    }

    private static Extended atInfinity(Extended y, Extended x, FloatEnvironment environment) {
        if (!x.isInfinite()) {
            return eighths(2, y, environment);
        }
        if (!y.isInfinite()) {
            return x.negative() ? eighths(4, y, environment) : Extended.zero(y.negative());
        }
        return eighths(x.negative() ? 3 : 1, y, environment);
    }

    /** {@code count} quarters of pi with the sign of y. */
    private static Extended eighths(int count, Extended y, FloatEnvironment environment) {
        BigInteger angle = Series.PI.multiply(BigInteger.valueOf(count));
        return Fixed.inexact(y.negative() ? angle.negate() : angle, SCALE + 2)
                .roundFully(environment);
    }

    /** y / x, a little below which its arc tangent lies if it is tiny. */
    private static Exact ratio(Extended y, Extended x) {
        BigInteger quotient = Fixed.significand(y).shiftLeft(SCALE).divide(Fixed.significand(x));
        int scale = SCALE - (y.normalizedExponent() - x.normalizedExponent());
        return Fixed.inexact(y.negative() ? quotient.negate() : quotient, scale);
    }

    private static Extended ordinary(Extended y, Extended x, FloatEnvironment environment) {
        boolean steep = Arithmetic.compareMagnitudes(y, x) > 0;
        Extended small = steep ? x : y;
        Extended large = steep ? y : x;
        int shift = small.normalizedExponent() - large.normalizedExponent();
        BigInteger tangent =
                Fixed.significand(small).shiftLeft(SCALE + shift).divide(Fixed.significand(large));
        BigInteger angle = Series.atan(tangent);
        angle = steep ? Series.PI.shiftRight(1).subtract(angle) : angle;
        angle = x.negative() ? Series.PI.subtract(angle) : angle;
        return Fixed.inexact(y.negative() ? angle.negate() : angle, SCALE).roundFully(environment);
    }
}
