package org.stackshift.machine.cpu.x87;

/**
 * A number in the 80-bit extended format (SDM vol. 1 §4.2.2):
 *
 * <pre>
 *   79 78            64 63 62                    0
 *   s  exponent + 16383 i  fraction
 * </pre>
 *
 * Unlike in the shorter formats the integer bit i is stored. It is 1 in normal numbers, infinities
 * and NaNs and 0 in zeros and denormals; a clear bit under any other exponent is an unsupported
 * encoding, a set bit under exponent 0 a pseudo-denormal.
 *
 * @param signExponent sign in bit 15, biased exponent in bits 14..0
 * @param significand integer bit and fraction
 */
public record Extended(int signExponent, long significand) {
    /** The exponent field of numbers in [1, 2). */
    static final int BIAS = 0x3fff;

    /** The exponent field of infinities and NaNs. */
    static final int SPECIAL = 0x7fff;

    static final int SIGN = 0x8000;
    static final long INTEGER_BIT = 1L << 63;
    private static final long QUIET_BIT = 1L << 62;

    public static final Extended ZERO = new Extended(0, 0);
    public static final Extended ONE = new Extended(BIAS, INTEGER_BIT);

    /** What a masked invalid operation answers: the QNaN floating-point indefinite. */
    public static final Extended INDEFINITE = new Extended(SIGN | SPECIAL, INTEGER_BIT | QUIET_BIT);

    private static final Extended MINUS_ZERO = new Extended(SIGN, 0);
    private static final Extended INFINITY = new Extended(SPECIAL, INTEGER_BIT);
    private static final Extended MINUS_INFINITY = new Extended(SIGN | SPECIAL, INTEGER_BIT);

    static Extended zero(boolean negative) {
        return negative ? MINUS_ZERO : ZERO;
    }

    static Extended infinity(boolean negative) {
        return negative ? MINUS_INFINITY : INFINITY;
    }

    static Extended of(boolean negative, int exponent, long significand) {
        return new Extended(negative ? exponent | SIGN : exponent, significand);
    }

    public boolean negative() {
        return (signExponent & SIGN) != 0;
    }

    /** The exponent field, biased. */
    int exponent() {
        return signExponent & SPECIAL;
    }

    public boolean isZero() {
        return significand == 0 && exponent() == 0;
    }

    /** Below the normal range, pseudo-denormals included. */
    boolean isDenormal() {
        return exponent() == 0 && significand != 0;
    }

    boolean isInfinite() {
        return exponent() == SPECIAL && significand == INTEGER_BIT;
    }

    boolean isNan() {
        return exponent() == SPECIAL && significand < 0 && significand != INTEGER_BIT;
    }

    boolean isSignalling() {
        return isNan() && (significand & QUIET_BIT) == 0;
    }

    /** Unnormals, pseudo-infinities and pseudo-NaNs: every operation on them is invalid. */
    boolean isUnsupported() {
        return significand >= 0 && exponent() != 0;
    }

    /** Normal, denormal or zero. */
    boolean isFinite() {
        return exponent() != SPECIAL && !isUnsupported();
    }

    /** A NaN with the quiet bit set. */
    Extended quiet() {
        return new Extended(signExponent, significand | QUIET_BIT);
    }

    public Extended negate() {
        return new Extended(signExponent ^ SIGN, significand);
    }

    public Extended abs() {
        return new Extended(exponent(), significand);
    }

    /** The significand shifted so that its integer bit is set; 0 for zero. */
    long normalizedSignificand() {
        return significand == 0 ? 0 : significand << Long.numberOfLeadingZeros(significand);
    }

    /** The biased exponent that goes with {@link #normalizedSignificand}; below 1 for denormals. */
    int normalizedExponent() {
        int exponent = exponent();
        return exponent != 0 ? exponent : 1 - Long.numberOfLeadingZeros(significand);
    }
}
