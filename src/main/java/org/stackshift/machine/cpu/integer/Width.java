package org.stackshift.machine.cpu.integer;

/**
 * Arithmetic on values of 1, 2, 4 or 8 bytes that travel as longs; constant folding leaves one
 * instruction or none.
 */
final class Width {
    private Width() {}

    static int bits(int bytes) {
        return bytes * 8;
    }

    /**
     * The low {@code bytes} of a value, sign-extended: the form in which operands reach the
     * semantics.
     */
    static long signed(long value, int bytes) {
        int unused = 64 - bits(bytes);
        return value << unused >> unused;
    }

    /** The low {@code bytes} of a value, zero-extended. */
    static long unsigned(long value, int bytes) {
        int unused = 64 - bits(bytes);
        return value << unused >>> unused;
    }

    /** Bit {@code index} of a value, 0 or 1. */
    static long bit(long value, int index) {
        return value >>> index & 1;
    }

    /** The most significant bit at this width, 0 or 1. */
    static long top(long value, int bytes) {
        return bit(value, bits(bytes) - 1);
    }
}
