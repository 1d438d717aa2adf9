package org.stackshift.machine.cpu.x87;

import java.math.BigInteger;

/**
 * Elementary functions in fixed point: a {@link BigInteger} v stands for v * 2^-{@value #SCALE}.
 * All errors stay far below what rounding to 64 bits can see for results down to 2^-130, so results
 * round correctly but for freak cases.
 */
final class Series {
    /** Bits behind the point. */
    static final int SCALE = 352;

    static final BigInteger ONE = BigInteger.ONE.shiftLeft(SCALE);
    static final BigInteger LN_2 = atanh(ONE.divide(BigInteger.valueOf(3))).shiftLeft(1);
    static final BigInteger PI = machinPi();

    private Series() {}

    static BigInteger multiply(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(SCALE);
    }

    static BigInteger divide(BigInteger a, BigInteger b) {
        return a.shiftLeft(SCALE).divide(b);
    }

    /** e^x - 1 for |x| up to 1. */
    static BigInteger expm1(BigInteger x) {
        BigInteger sum = x;
        BigInteger term = x;
        for (long n = 2; term.bitLength() > 1; n++) {
            term = multiply(term, x).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        return sum;
    }

    /** Half the logarithm of (1 + z) / (1 - z), for |z| up to 1/2. */
    static BigInteger atanh(BigInteger z) {
        return oddPowers(z, multiply(z, z));
    }

    /** The arc tangent of z, for |z| up to 1. */
    static BigInteger atan(BigInteger z) {
        BigInteger halved = halfAngle(halfAngle(z));
        return oddPowers(halved, multiply(halved, halved).negate()).shiftLeft(2);
    }

    /** tan(a / 2) from tan(a). */
    private static BigInteger halfAngle(BigInteger tangent) {
        BigInteger square = ONE.add(multiply(tangent, tangent));
        BigInteger secant = square.shiftLeft(SCALE).sqrt();
        return divide(tangent, ONE.add(secant));
    }

    /** z + z q / 3 + z q^2 / 5 + ... */
    private static BigInteger oddPowers(BigInteger z, BigInteger q) {
        BigInteger sum = z;
        BigInteger power = z;
        for (long n = 3; power.bitLength() > 1; n += 2) {
            power = multiply(power, q);
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    /** The sine of x, for |x| up to 1. */
    static BigInteger sin(BigInteger x) {
        return alternating(x, x, 1);
    }

    /** The cosine of x, for |x| up to 1. */
    static BigInteger cos(BigInteger x) {
        return alternating(x, ONE, 0);
    }

    /**
     * The Taylor series that begins with {@code first}, of degree {@code degree}, in steps of two
     * degrees.
     */
    private static BigInteger alternating(BigInteger x, BigInteger first, long degree) {
        BigInteger minusSquare = multiply(x, x).negate();
        BigInteger sum = first;
        BigInteger term = first;
        for (long n = degree + 1; term.bitLength() > 1; n += 2) {
            term = multiply(term, minusSquare).divide(BigInteger.valueOf(n * (n + 1)));
            sum = sum.add(term);
        }
        return sum;
    }

    /** Machin: pi / 4 = 4 atan(1/5) - atan(1/239). */
    private static BigInteger machinPi() {
        return inverseAtan(5).shiftLeft(2).subtract(inverseAtan(239)).shiftLeft(2);
    }

    private static BigInteger inverseAtan(long n) {
        BigInteger z = ONE.divide(BigInteger.valueOf(n));
        return oddPowers(z, multiply(z, z).negate());
    }
}
