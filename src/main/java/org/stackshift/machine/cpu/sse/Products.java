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

    private static int signedProduct(long a, long b, int shift) {
        return (short) (a >>> shift) * (short) (b >>> shift);
    }
}
