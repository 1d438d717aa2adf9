package org.stackshift.machine.cpu.sse;

/** Multiplications of packed integers, and the sums of products and of differences. */
final class Products {
    private Products() {}

    /** pmullw: the low halves of the products of words. */
    static long low(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((a >>> i) * (b >>> i) & 0xffff) << i;
        }
        return result;
    }

    /** pmulld: the low halves of the products of doublewords. */
    static long lowDoublewords(long a, long b) {
        return a * b & 0xffff_ffffL | (a >>> 32) * (b >>> 32) << 32;
    }

    /** pmuldq: the signed product of the low doublewords. */
    static long signed(long a, long b) {
        return (long) (int) a * (int) b;
    }

    /** pmulhrsw: signed products of words, scaled by 2^-15 and rounded. */
    static long highRounded(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((signedProduct(a, b, i) >> 14) + 1 >> 1 & 0xffffL) << i;
        }
        return result;
    }

    /** pmaddubsw: products of a's unsigned and b's signed bytes, added in pairs, saturated. */
    static long sumOfBytePairs(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int sum = mixedProduct(a, b, i) + mixedProduct(a, b, i + 8);
            result |= (Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE) & 0xffffL) << i;
        }
        return result;
    }

    /** pmulhw: the high halves of the signed products of words. */
    static long highSigned(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= (signedProduct(a, b, i) >>> 16 & 0xffffL) << i;
        }
        return result;
    }

    /** pmulhuw: the high halves of the unsigned products of words. */
    static long highUnsigned(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((a >>> i & 0xffff) * (b >>> i & 0xffff) >>> 16) << i;
        }
        return result;
    }

    /** pmuludq: the unsigned product of the low doublewords. */
    static long unsigned(long a, long b) {
        return (a & 0xffff_ffffL) * (b & 0xffff_ffffL);
    }

    /** pmaddwd: signed products of words, added in pairs. */
    static long sumOfPairs(long a, long b) {
        int low = signedProduct(a, b, 0) + signedProduct(a, b, 16);
        int high = signedProduct(a, b, 32) + signedProduct(a, b, 48);
        return low & 0xffff_ffffL | (long) high << 32;
    }

    /** psadbw: the sum of the absolute differences of unsigned bytes. */
    static long sumOfDifferences(long a, long b) {
        long sum = 0;
        for (int i = 0; i < 64; i += 8) {
            sum += Math.abs((a >>> i & 0xff) - (b >>> i & 0xff));
        }
        return sum;
    }

    /**
     * mpsadbw: four sums of absolute differences, between the four bytes of {@code block} and those
     * at bytes 0 to 3 of a, 1 to 4, 2 to 5, 3 to 6.
     */
    static long slidingDifferences(long a, int block) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            long window = a >>> 8 * i & 0xffff_ffffL;
            result |= sumOfDifferences(window, block & 0xffff_ffffL) << 16 * i;
        }
        return result;
    }

    private static int mixedProduct(long a, long b, int shift) {
        return (int) (a >>> shift & 0xff) * (byte) (b >>> shift);
    }

    private static int signedProduct(long a, long b, int shift) {
        return (short) (a >>> shift) * (short) (b >>> shift);
    }
}
