package org.stackshift.machine.cpu.sse;

/** Selections of lanes by an immediate, and packing with saturation. */
final class Shuffles {
    private Shuffles() {}

    /** Four words, each chosen by two bits of the immediate (pshufw, pshuflw, pshufhw). */
    static long words(long a, int order) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            result |= (a >>> 16 * (order >>> 2 * i & 3) & 0xffff) << 16 * i;
        }
        return result;
    }

    /** Two doublewords of a 128-bit value, chosen by bits 1..0 and 3..2. */
    static long doublewords(long low, long high, int order) {
        return doubleword(low, high, order) | doubleword(low, high, order >>> 2) << 32;
    }

    /** packsswb: words become signed bytes, those of a in the lower half. */
    static long packSignedWords(long a, long b) {
        return pack(a, 16, Byte.MIN_VALUE, Byte.MAX_VALUE)
                | pack(b, 16, Byte.MIN_VALUE, Byte.MAX_VALUE) << 32;
    }

    /** packuswb: signed words become unsigned bytes. */
    static long packUnsignedWords(long a, long b) {
        return pack(a, 16, 0, 0xff) | pack(b, 16, 0, 0xff) << 32;
    }

    /** packssdw: doublewords become signed words. */
    static long packSignedDoublewords(long a, long b) {
        return pack(a, 32, Short.MIN_VALUE, Short.MAX_VALUE)
                | pack(b, 32, Short.MIN_VALUE, Short.MAX_VALUE) << 32;
    }

    /** packusdw: signed doublewords become unsigned words. */
    static long packUnsignedDoublewords(long a, long b) {
        return pack(a, 32, 0, 0xffff) | pack(b, 32, 0, 0xffff) << 32;
    }

    /**
     * pshufb: eight bytes of a 128-bit value, each chosen by the low four bits of a byte of {@code
     * order}, or zero where that is negative.
     */
    static long bytes(long low, long high, long order) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int which = (int) (order >>> i);
            long chosen = ((which & 8) == 0 ? low : high) >>> 8 * (which & 7) & 0xff;
            result |= ((which & 0x80) == 0 ? chosen : 0) << i;
        }
        return result;
    }

    /**
     * pmovsx and pmovzx: the lowest lanes, widened until they fill 64 bits.
     *
     * @param from width of a lane in bits
     * @param to width that it gets
     */
    static long widened(long a, int from, int to, boolean signed) {
        long result = 0;
        for (int i = 0; i < 64 / to; i++) {
            long top = a >>> from * i << 64 - from;
            long lane = (signed ? top >> 64 - from : top >>> 64 - from) & -1L >>> 64 - to;
            result |= lane << to * i;
        }
        return result;
    }

    /**
     * Bytes n and up of the 128-bit value, moved to the bottom: its low half. Up to 16, from there
     * on zero.
     */
    static long bytesFrom(long low, long high, int n) {
        int bits = 8 * Math.min(n, 16);
        if (bits >= 64) {
            return bits == 128 ? 0 : high >>> bits;
        }
        return bits == 0 ? low : low >>> bits | high << -bits;
    }

    /** a with the word at bit {@code shift} replaced by the low word of b. */
    static long withWord(long a, long b, int shift) {
        return a & ~(0xffffL << shift) | (b & 0xffff) << shift;
    }

    private static long doubleword(long low, long high, int which) {
        return ((which & 2) == 0 ? low : high) >>> 32 * (which & 1) & 0xffff_ffffL;
    }

    /** Saturates signed lanes to half their width, packed into the low 32 bits. */
    private static long pack(long a, int width, int least, int largest) {
        int half = width / 2;
        long mask = (1L << half) - 1;
        long result = 0;
        for (int i = 0; i < 64; i += width) {
            long lane = a << 64 - width - i >> 64 - width;
            result |= (Math.clamp(lane, least, largest) & mask) << i / 2;
        }
        return result;
    }
}
