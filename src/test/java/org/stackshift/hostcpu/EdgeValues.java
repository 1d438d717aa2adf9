package org.stackshift.hostcpu;

import java.util.Random;

/** Operands that find bugs: the borders of every width and format, their neighbours, and noise. */
final class EdgeValues {
    private static final long[] DOUBLES = {
        0L, // +0
        1L, // the smallest denormal
        0x000f_ffff_ffff_ffffL, // the largest denormal
        0x0010_0000_0000_0000L, // the smallest normal
        0x3ca0_0000_0000_0000L, // half an ulp of 1
        0x3fe0_0000_0000_0000L, // 0.5
        0x3fef_ffff_ffff_ffffL, // just below 1
        0x3ff0_0000_0000_0000L, // 1
        0x3ff8_0000_0000_0000L, // 1.5
        0x4004_0000_0000_0000L, // 2.5: a tie when rounded to an integer
        0x4000_0000_0000_0000L, // 2
        0x41df_ffff_ffe0_0000L, // 2^31 - 0.5
        0x41e0_0000_0000_0000L, // 2^31
        0x43e0_0000_0000_0000L, // 2^63
        0x47ef_ffff_f000_0000L, // rounds to infinity as a float
        0x36a0_0000_0000_0000L, // the smallest float denormal
        0x3800_0000_0000_0000L, // a float denormal
        0x7fef_ffff_ffff_ffffL, // the largest number
        0x7ff0_0000_0000_0000L, // infinity
        0x7ff0_0000_0000_0001L, // signalling NaN
        0x7ff8_0000_0000_0000L, // the default quiet NaN
        0x7ffd_eadb_eef0_1234L, // quiet NaN with a payload
    };
    private static final int[] FLOATS = {
        0,
        1,
        0x007f_ffff,
        0x0080_0000,
        0x3300_0000,
        0x3f00_0000,
        0x3f7f_ffff,
        0x3f80_0000,
        0x3fc0_0000,
        0x4020_0000,
        0x4000_0000,
        0x4eff_ffff,
        0x4f00_0000,
        0x5f00_0000,
        0x7f7f_ffff,
        0x7f80_0000,
        0x7f80_0001,
        0x7fc0_0000,
        0x7fde_adbe,
    };

    private final Random random;

    EdgeValues(Random random) {
        this.random = random;
    }

    /** Uniform in [low, high). */
    private int between(int low, int high) {
        return low + random.nextInt(high - low);
    }

    /** 64 bits that are interesting at some width, or noise. */
    long integer() {
        return switch (random.nextInt(8)) {
            case 0 -> between(-2, 3);
            case 1 -> (1L << random.nextInt(64)) + between(-1, 2);
            case 2 -> -(1L << random.nextInt(64)) + between(-1, 2);
            case 3 -> between(-130, 260);
            case 4 -> random.nextLong() >> random.nextInt(64);
            case 5 -> random.nextLong() >>> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** The bits of a double: an edge, a number near 1, or noise. */
    long double64() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> Double.doubleToRawLongBits(between(-1000, 1000) / 8.0);
            case 2 -> (random.nextLong() & 0x801f_ffff_ffff_ffffL) + 0x3fe0_0000_0000_0000L;
            default -> DOUBLES[random.nextInt(DOUBLES.length)] ^ random.nextLong() & Long.MIN_VALUE;
        };
    }

    /** The bits of a float, as for {@link #double64}. */
    int float32() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> Float.floatToRawIntBits(between(-1000, 1000) / 8.0f);
            case 2 -> (random.nextInt() & 0x80ff_ffff) + 0x3f00_0000;
            default -> FLOATS[random.nextInt(FLOATS.length)] ^ random.nextInt() & Integer.MIN_VALUE;
        };
    }

    /** Two floats. */
    long floats() {
        return (long) float32() << 32 | Integer.toUnsignedLong(float32());
    }

    /** 64 bits for an SSE register or memory: integers, doubles or floats. */
    long vector() {
        return switch (random.nextInt(3)) {
            case 0 -> integer();
            case 1 -> double64();
            default -> floats();
        };
    }

    /** Sign and exponent of an 80-bit number; small, near 1, large, special or noise. */
    int extendedExponent() {
        int exponent =
                switch (random.nextInt(8)) {
                    case 0 -> random.nextInt(4);
                    case 1 -> 0x7fff - random.nextInt(4);
                    case 2 -> random.nextInt(0x8000);
                    case 3 -> 0x3fff + between(-1100, 1100);
                    case 4 -> 0x3fff + random.nextInt(66);
                    default -> 0x3fff + between(-4, 5);
                };
        return exponent | (random.nextInt() & 0x8000);
    }

    /** A significand that suits the exponent, or seldom one that makes an unnormal. */
    long extendedSignificand(int exponent) {
        long fraction =
                switch (random.nextInt(6)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(4);
                    case 2 -> -1L - random.nextInt(4);
                    case 3 -> random.nextLong() << random.nextInt(64);
                    default -> random.nextLong();
                };
        boolean integerBit = (exponent & 0x7fff) != 0 ^ random.nextInt(16) == 0;
        return integerBit ? fraction | Long.MIN_VALUE : fraction & Long.MAX_VALUE;
    }
}
