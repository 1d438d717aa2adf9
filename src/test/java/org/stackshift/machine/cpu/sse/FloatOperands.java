package org.stackshift.machine.cpu.sse;

import java.util.Random;

/**
 * Operands where floating-point arithmetic goes wrong: extreme and neighbouring exponents, sparse
 * fractions.
 */
final class FloatOperands {
    private final Random random;

    FloatOperands(long seed) {
        this.random = new Random(seed);
    }

    /** The bits of a double. */
    long double64() {
        return pattern(52, 1023);
    }

    /** The bits of two singles. */
    long singles() {
        return pattern(23, 127) | pattern(23, 127) << 32;
    }

    /** Two integers of 32 bits, or one of 64, of any magnitude. */
    long integers() {
        return random.nextBoolean()
                ? random.nextLong() >> random.nextInt(64)
                : (long) (random.nextInt() >> random.nextInt(32)) << 32
                        | random.nextInt() >>> random.nextInt(32);
    }

    /** Any control bits, and sometimes flags that earlier instructions have left. */
    int mxcsr() {
        int control = random.nextInt() & 0xffc0;
        int masked = random.nextInt(3) == 0 ? 0 : Mxcsr.ALL_MASKED;
        int flags = random.nextInt(4) == 0 ? random.nextInt() & Mxcsr.FLAGS : 0;
        return control | masked | flags;
    }

    private long pattern(int fractionBits, int bias) {
        long sign = random.nextInt(2);
        return (sign << (fractionBits == 52 ? 11 : 8) | exponent(bias)) << fractionBits
                | fraction(fractionBits);
    }

    private long exponent(int bias) {
        int highest = 2 * bias + 1;
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3);
            case 1 -> highest - random.nextInt(3);
            case 2 -> random.nextInt(highest + 1);
            case 3 -> bias / 2 + random.nextInt(4);
            case 4 -> bias + bias / 2 - random.nextInt(4);
            case 5 -> bias + random.nextInt(66);
            default -> bias - 2 + random.nextInt(5);
        };
    }

    private long fraction(int bits) {
        long all = (1L << bits) - 1;
        return all
                & switch (random.nextInt(6)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(4);
                    case 2 -> all - random.nextInt(4);
                    case 3 -> 1L << random.nextInt(bits);
                    case 4 -> random.nextLong() << bits / 2;
                    default -> random.nextLong();
                };
    }
}
