package org.stackshift.machine.cpu.sse;

/**
 * A binary floating-point format of IEEE 754. Values are bit patterns in a long, those of the
 * 32-bit format zero-extended.
 *
 * @param bits width of the pattern
 * @param precision bits of the significand, with the leading one that is not stored
 */
record Format(int bits, int precision) {
    static final Format SINGLE = new Format(32, 24);
    static final Format DOUBLE = new Format(64, 53);

    long signBit() {
        return 1L << (bits - 1);
    }

    /** Bits of the stored fraction, all set. */
    long fractionMask() {
        return (1L << (precision - 1)) - 1;
    }

    /** The pattern of +infinity: the exponent field, all set. */
    long infinity() {
        return signBit() - 1 & ~fractionMask();
    }

    /**
     * What an invalid operation gives: the quiet NaN with sign and no payload (SDM vol. 1
     * §4.8.3.7).
     */
    long defaultNan() {
        return signBit() | infinity() | quietBit();
    }

    long quietBit() {
        return 1L << (precision - 2);
    }

    /** The exponent of the largest finite values; also the bias of the stored exponent. */
    int maxExponent() {
        return (1 << (bits - precision - 1)) - 1;
    }

    /** The exponent of the smallest normal value. */
    int minExponent() {
        return 1 - maxExponent();
    }

    boolean isNegative(long x) {
        return (x & signBit()) != 0;
    }

    long magnitude(long x) {
        return x & signBit() - 1;
    }

    boolean isZero(long x) {
        return magnitude(x) == 0;
    }

    boolean isNan(long x) {
        return magnitude(x) > infinity();
    }

    boolean isSignalling(long x) {
        return isNan(x) && (x & quietBit()) == 0;
    }

    boolean isInfinite(long x) {
        return magnitude(x) == infinity();
    }

    boolean isDenormal(long x) {
        long magnitude = magnitude(x);
        return magnitude != 0 && magnitude <= fractionMask();
    }

    /** The same value as a Java double; exact, but for the payload of a NaN. */
    double value(long x) {
        return bits == 32 ? Float.intBitsToFloat((int) x) : Double.longBitsToDouble(x);
    }

    /** The pattern of a small integer that the format has exactly. */
    long ofInteger(long value) {
        return bits == 32
                ? Float.floatToRawIntBits(value) & 0xffff_ffffL
                : Double.doubleToRawLongBits(value);
    }

    /**
     * Of two operands, at least one a NaN, the one that becomes the result, quiet: the first that
     * is a NaN.
     */
    long propagate(long a, long b) {
        return (isNan(a) ? a : b) | quietBit();
    }

    /** The exponent e of a finite value that is not zero, with 1 <= |x| / 2^e < 2. */
    int exponent(long x) {
        int stored = (int) (magnitude(x) >>> (precision - 1));
        return stored != 0 ? stored - maxExponent() : minExponent() - denormalShift(x);
    }

    /** The significand of a finite value that is not zero: bit 62 is set and worth 2^exponent. */
    long significand(long x) {
        long fraction = x & fractionMask();
        return isDenormal(x)
                ? fraction << (63 - precision + denormalShift(x))
                : (fraction | fractionMask() + 1) << (63 - precision);
    }

    private int denormalShift(long x) {
        return Long.numberOfLeadingZeros(x & fractionMask()) - (64 - precision);
    }
}
