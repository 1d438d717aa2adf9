package org.stackshift.machine.cpu.sse;

/**
 * Turns exact results into values of a format, as one MXCSR says, and gathers the flags that this
 * raises (SDM vol. 1 §4.8.4, §4.9.1, §10.2.3). Lives for one lane of one instruction.
 */
final class Rounder {
    private static final int NEAREST = 0;
    private static final int DOWN = 1;
    private static final int UP = 2;

    private final Format format;
    private final int mxcsr;
    private int flags;

    Rounder(Format format, int mxcsr) {
        this.format = format;
        this.mxcsr = mxcsr;
    }

    Format format() {
        return format;
    }

    /** The flags raised so far, bits of {@link Mxcsr}. */
    int flags() {
        return flags;
    }

    void raise(int flag) {
        flags |= flag;
    }

    /** Raises a flag that keeps the instruction from reporting others. */
    void raiseOnly(int flag) {
        flags = flag;
    }

    /**
     * An operand as the instruction sees it: zero for a denormal under DAZ, which otherwise raises
     * DE.
     */
    long operand(Format from, long x) {
        if (!from.isDenormal(x)) {
            return x;
        }
        if (denormalsAreZero()) {
            return x & from.signBit();
        }
        flags |= Mxcsr.DE;
        return x;
    }

    boolean denormalsAreZero() {
        return (mxcsr & Mxcsr.DAZ) != 0;
    }

    /** The result of an invalid operation. No other exception is reported with it. */
    long invalid() {
        raiseOnly(Mxcsr.IE);
        return format.defaultNan();
    }

    long zero(boolean negative) {
        return negative ? format.signBit() : 0;
    }

    long infinity(boolean negative) {
        return zero(negative) | format.infinity();
    }

    /** The zero that a sum of opposite values gives. */
    long zeroSum() {
        return zero(roundingControl() == DOWN);
    }

    /**
     * Rounds a value that is not zero.
     *
     * @param significand bit 62 set, worth 2^exponent; bit 0 also stands for everything below it
     *     ("sticky")
     */
    long round(boolean negative, int exponent, long significand) {
        int cut = 63 - format.precision();
        long kept = roundOff(negative, significand, cut);
        boolean exact = Long.numberOfTrailingZeros(significand) >= cut;
        int roundedExponent = exponent + (int) (kept >>> format.precision());
        if (roundedExponent > format.maxExponent()) {
            return overflow(negative, exact);
        }
        if (roundedExponent < format.minExponent()) {
            return tiny(negative, format.minExponent() - exponent, significand, exact);
        }
        raiseUnless(exact, Mxcsr.PE);
        long below = (long) (exponent + format.maxExponent() - 1) << (format.precision() - 1);
        return zero(negative) | below + kept;
    }

    /** Drops the low {@code cut} bits of a magnitude and rounds what is left. */
    long roundOff(boolean negative, long magnitude, int cut) {
        long kept = magnitude >>> cut;
        long rest = magnitude & (1L << cut) - 1;
        long half = 1L << (cut - 1);
        boolean up =
                switch (roundingControl()) {
                    case NEAREST -> rest > half || rest == half && (kept & 1) != 0;
                    case DOWN -> negative && rest != 0;
                    case UP -> !negative && rest != 0;
                    default -> false;
                };
        return up ? kept + 1 : kept;
    }

    /** Shifts right and keeps in bit 0 whether a one was lost. */
    static long shiftSticky(long x, int count) {
        if (count == 0) {
            return x;
        }
        return count > 63 ? 1 : x >>> count | (x << -count != 0 ? 1 : 0);
    }

    private int roundingControl() {
        return mxcsr >>> Mxcsr.RC_SHIFT & 3;
    }

    private void raiseUnless(boolean exact, int flag) {
        if (!exact) {
            flags |= flag;
        }
    }

    private long overflow(boolean negative, boolean exact) {
        flags |= Mxcsr.OE;
        raiseUnless(exact && !Mxcsr.masks(mxcsr, Mxcsr.OE), Mxcsr.PE);
        int control = roundingControl();
        boolean toInfinity = control == NEAREST || control == (negative ? DOWN : UP);
        return infinity(negative) - (toInfinity ? 0 : 1);
    }

    /**
     * Tininess is found after rounding, as x86 does; {@code exact} tells of rounding without a
     * least exponent.
     */
    private long tiny(boolean negative, int deficit, long significand, boolean exact) {
        if (!Mxcsr.masks(mxcsr, Mxcsr.UE)) {
            flags |= Mxcsr.UE;
            raiseUnless(exact, Mxcsr.PE);
            return zero(negative);
        }
        if ((mxcsr & Mxcsr.FTZ) != 0) {
            flags |= Mxcsr.UE | Mxcsr.PE;
            return zero(negative);
        }
        int cut = 63 - format.precision();
        long shifted = shiftSticky(significand, deficit);
        raiseUnless(Long.numberOfTrailingZeros(shifted) >= cut, Mxcsr.UE | Mxcsr.PE);
        return zero(negative) | roundOff(negative, shifted, cut);
    }
}
