package org.stackshift.machine.cpu.sse;

/**
 * A 64-bit word seen as equal lanes, lane 0 lowest; arithmetic works on all lanes at once and lets
 * no carry cross from one to the next ("SIMD within a register").
 *
 * @param width of a lane in bits
 * @param tops the top bit of every lane
 * @param evens all bits of the lanes 0, 2, 4...
 */
record Lanes(int width, long tops, long evens) {
    static final Lanes BYTES = new Lanes(8, 0x8080_8080_8080_8080L, 0x00ff_00ff_00ff_00ffL);
    static final Lanes WORDS = new Lanes(16, 0x8000_8000_8000_8000L, 0x0000_ffff_0000_ffffL);
    static final Lanes DOUBLEWORDS = new Lanes(32, 0x8000_0000_8000_0000L, 0x0000_0000_ffff_ffffL);
    static final Lanes QUADWORD = new Lanes(64, 0x8000_0000_0000_0000L, -1);

    /** The sums modulo 2^width: without the top bits, which are then added without carry. */
    long add(long a, long b) {
        return (a & ~tops) + (b & ~tops) ^ (a ^ b) & tops;
    }

    /** The differences modulo 2^width. */
    long subtract(long a, long b) {
        return (a | tops) - (b & ~tops) ^ (a ^ ~b) & tops;
    }

    long addSigned(long a, long b) {
        long sum = add(a, b);
        return select(~(a ^ b) & (a ^ sum), limit(a), sum);
    }

    long subtractSigned(long a, long b) {
        long difference = subtract(a, b);
        return select((a ^ b) & (a ^ difference), limit(a), difference);
    }

    long addUnsigned(long a, long b) {
        long sum = add(a, b);
        return sum | fill(a & b | (a | b) & ~sum);
    }

    long subtractUnsigned(long a, long b) {
        return subtract(a, b) & ~fill(below(a, b));
    }

    /** (a + b + 1) / 2 of unsigned lanes. */
    long average(long a, long b) {
        return (a | b) - ((a ^ b) >>> 1 & ~tops);
    }

    /** All ones in the lanes that are equal. */
    long equal(long a, long b) {
        long different = a ^ b;
        return fill(~((different & ~tops) + ~tops | different));
    }

    /** All ones in the lanes where a > b, signed. */
    long greater(long a, long b) {
        return fill(less(b, a));
    }

    long minSigned(long a, long b) {
        return select(less(a, b), a, b);
    }

    long maxSigned(long a, long b) {
        return select(less(b, a), a, b);
    }

    long minUnsigned(long a, long b) {
        return select(below(a, b), a, b);
    }

    long maxUnsigned(long a, long b) {
        return select(below(b, a), a, b);
    }

    /** a, negated where b is negative and zero where b is. */
    long sign(long a, long b) {
        return select(b, subtract(0, a), a) & ~equal(b, 0);
    }

    /** Magnitudes; that of the least value is itself. */
    long absolute(long a) {
        return select(a, subtract(0, a), a);
    }

    /** Shifts left by an unsigned count; zero from the width on. */
    long shiftLeft(long a, long count) {
        return isTooMuch(count) ? 0 : a << count & everywhere(lane() << count & lane());
    }

    long shiftRight(long a, long count) {
        return isTooMuch(count) ? 0 : a >>> count & everywhere(lane() >>> count);
    }

    /** Shifts right and copies the sign; from the width on only the sign is left. */
    long shiftRightSigned(long a, long count) {
        long steps = isTooMuch(count) ? width - 1 : count;
        long kept = everywhere(lane() >>> steps);
        return a >>> steps & kept | fill(a) & ~kept;
    }

    /** The lanes in the low halves of a and b, alternating, a's first. */
    long interleaveLow(long a, long b) {
        return Long.expand(a, evens) | Long.expand(b, ~evens);
    }

    /** The lanes in the high halves of a and b, alternating, a's first. */
    long interleaveHigh(long a, long b) {
        return interleaveLow(a >>> 32, b >>> 32);
    }

    /** The top bit of every lane, gathered; lane 0 gives bit 0. */
    long signs(long a) {
        return Long.compress(a, tops);
    }

    /** Where the top bit of a lane of {@code condition} is set the lane of a, else that of b. */
    long select(long condition, long a, long b) {
        long mask = fill(condition);
        return a & mask | b & ~mask;
    }

    /** Every lane filled with its top bit. */
    private long fill(long x) {
        long top = x & tops;
        return top | top - (top >>> (width - 1));
    }

    /** Top bit set where a < b, signed. */
    private long less(long a, long b) {
        return a & ~b | ~(a ^ b) & subtract(a, b);
    }

    /** Top bit set where a < b, unsigned. */
    private long below(long a, long b) {
        return ~a & b | ~(a ^ b) & subtract(a, b);
    }

    /** What a saturates to: the least value in negative lanes, the largest in others. */
    private long limit(long a) {
        return ~tops + ((a & tops) >>> (width - 1));
    }

    /** The lowest lane, all ones. */
    private long lane() {
        return -1L >>> 64 - width;
    }

    private long everywhere(long lane) {
        return (tops >>> (width - 1)) * lane;
    }

    private boolean isTooMuch(long count) {
        return Long.compareUnsigned(count, width) >= 0;
    }
}
