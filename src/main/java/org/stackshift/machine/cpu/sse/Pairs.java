package org.stackshift.machine.cpu.sse;

/** Neighbouring lanes, for the instructions that add or subtract within one operand. */
final class Pairs {
    private static final long FIRSTS = 0x0000_ffff_0000_ffffL;

    private Pairs() {}

    /** The words 0 and 2 of a, then those of b. */
    static long firsts(long a, long b) {
        return Long.compress(a, FIRSTS) | Long.compress(b, FIRSTS) << 32;
    }

    /** The words 1 and 3 of a, then those of b. */
    static long seconds(long a, long b) {
        return firsts(a >>> 16, b >>> 16);
    }

    /** The two doublewords of a added, zero-extended. */
    static long sum(long a) {
        return a + (a >>> 32) & FloatOps.LOW_SINGLE;
    }

    /** The lower doubleword of a less the upper, zero-extended. */
    static long difference(long a) {
        return a - (a >>> 32) & FloatOps.LOW_SINGLE;
    }

    /** phminposuw: the least of eight unsigned words, and in bits 18..16 its number. */
    static long least(long low, long high) {
        long least = low & 0xffff;
        int number = 0;
        for (int i = 1; i < 8; i++) {
            long word = (i < 4 ? low : high) >>> 16 * (i & 3) & 0xffff;
            if (word < least) {
                least = word;
                number = i;
            }
        }
        return least | (long) number << 16;
    }
}
