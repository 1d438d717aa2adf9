package org.stackshift.machine.cpu.x87;

/** Unsigned arithmetic on pairs of longs. */
final class Wide {
    private static final long TOP_BIT = 1L << 63;

    private Wide() {}

    /**
     * The low half of a 128-bit number shifted right, every bit that falls out or-ed into bit 0.
     *
     * @param shift at least 0
     */
    static long shiftRightSticky(long high, long low, int shift) {
        if (shift == 0) {
            return low;
        }
        if (shift < 64) {
            return high << -shift | low >>> shift | (low << -shift != 0 ? 1 : 0);
        }
        if (shift == 64) {
            return high | (low != 0 ? 1 : 0);
        }
        if (shift < 128) {
            return high >>> shift | (high << -shift != 0 || low != 0 ? 1 : 0);
        }
        return (high | low) != 0 ? 1 : 0;
    }

    /**
     * The quotient of a 128-bit number and a divisor whose top bit is set; {@code high} must be
     * below the divisor. The remainder is {@code low - quotient * divisor}.
     */
    static long divide(long high, long low, long divisor) {
        long first = digit(high, low >>> 32, divisor);
        long remainder = (high << 32 | low >>> 32) - first * divisor;
        long second = digit(remainder, low & 0xffff_ffffL, divisor);
        return first << 32 | second;
    }

    /**
     * One 32-bit digit of a quotient: Knuth's estimate from the top halves, corrected at most
     * twice.
     */
    private static long digit(long remainder, long next, long divisor) {
        long top = divisor >>> 32;
        long bottom = divisor & 0xffff_ffffL;
        long estimate = Long.divideUnsigned(remainder, top);
        long rest = remainder - estimate * top;
        while (estimate >>> 32 != 0
                || Long.compareUnsigned(estimate * bottom, rest << 32 | next) > 0) {
            estimate--;
            rest += top;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        return estimate;
    }

    /**
     * What division by {@code divisor} leaves behind the quotient, as a fraction of 2^64 that is
     * right about zero, below, at and above one half.
     */
    static long remainderAsFraction(long remainder, long divisor) {
        if (remainder == 0) {
            return 0;
        }
        int half = Long.compareUnsigned(remainder, divisor - remainder);
        return half < 0 ? 1 : half == 0 ? TOP_BIT : 3L << 62;
    }

    /** The square root of a 128-bit number with one of its two top bits set, rounded down. */
    static long squareRoot(long high, long low) {
        long root = estimateRoot(high);
        // Newton's step; the estimate has about 52 good bits, so one step gives 64 up to an error
        // of a unit or two.
        long next = meanWithQuotient(root, high, low);
        while (isAboveSquare(next, high, low)) {
            next--;
        }
        while (next != -1L && !isAboveSquare(next + 1, high, low)) {
            next++;
        }
        return next;
    }

    private static long estimateRoot(long high) {
        double root = Math.sqrt((high >>> 1) * 0x1p65);
        return root >= 0x1p64 ? -1L : (long) (root * 0.5) << 1 | TOP_BIT;
    }

    private static long meanWithQuotient(long root, long high, long low) {
        if (Long.compareUnsigned(high, root) >= 0) {
            return root;
        }
        long quotient = divide(high, low, root);
        return (root & quotient) + ((root ^ quotient) >>> 1);
    }

    /** Whether the square of {@code root} exceeds the number. */
    private static boolean isAboveSquare(long root, long high, long low) {
        int order = Long.compareUnsigned(Math.unsignedMultiplyHigh(root, root), high);
        return order > 0 || order == 0 && Long.compareUnsigned(root * root, low) > 0;
    }
}
