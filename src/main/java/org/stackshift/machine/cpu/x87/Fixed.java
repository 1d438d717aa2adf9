package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;

import java.math.BigInteger;

/** Between the extended format and integers of any size that count units of a power of two. */
final class Fixed {
    private Fixed() {}

    /** A finite number in units of 2^-{@code scale}, cut off toward zero. */
    static BigInteger of(Extended x, int scale) {
        BigInteger magnitude = significand(x).shiftLeft(x.normalizedExponent() - BIAS - 63 + scale);
        return x.negative() ? magnitude.negate() : magnitude;
    }

    /**
     * The significand with its integer bit set, as a non-negative integer; its unit is 2^(exponent
     * - bias - 63).
     */
    static BigInteger significand(Extended x) {
        return new BigInteger(Long.toUnsignedString(x.normalizedSignificand()));
    }

    /** The exact result {@code value} * 2^-{@code scale}; {@code value} is not zero. */
    static Exact exact(BigInteger value, int scale) {
        BigInteger magnitude = value.abs();
        int length = magnitude.bitLength();
        BigInteger top = magnitude.shiftLeft(128).shiftRight(length);
        long sticky = magnitude.getLowestSetBit() < length - 128 ? 1 : 0;
        return new Exact(
                value.signum() < 0,
                BIAS + length - 1 - scale,
                top.shiftRight(64).longValue(),
                top.longValue() | sticky);
    }

    /** A result near {@code value} * 2^-{@code scale} that is certainly not exact. */
    static Exact inexact(BigInteger value, int scale) {
        Exact exact = exact(value, scale);
        return new Exact(exact.negative(), exact.exponent(), exact.high(), exact.low() | 1);
    }
}
