package org.stackshift.machine.cpu.sse;

import static java.lang.Float.intBitsToFloat;

import org.stackshift.machine.cpu.Cpu;

/**
 * add, sub, mul, div and sqrt of singles; see {@link DoubleLanes}. The product of two singles, and
 * that of a quotient or a root with its divisor, is exact as a double, which tells whether rounding
 * lost anything.
 */
final class SingleLanes {
    private static final int EXPONENT = 0x7f80_0000;
    private static final int ONE_STEP = 0x0080_0000;

    /**
     * Twice the smallest normal number: a rounded result that is not smaller was not tiny before.
     */
    private static final float SAFE = 2 * Float.MIN_NORMAL;

    private SingleLanes() {}

    static long add(Cpu cpu, long a, long b) {
        float x = intBitsToFloat((int) a);
        float y = intBitsToFloat((int) b);
        float sum = x + y;
        int bits = Float.floatToRawIntBits(sum);
        if (isPlain((int) a) && isPlain((int) b) && isPlain(bits) && Mxcsr.isDefault(cpu.mxcsr)) {
            return result(cpu, sum, sum - x == y & sum - y == x);
        }
        return soft(cpu, SoftFloat::add, a, b);
    }

    static long subtract(Cpu cpu, long a, long b) {
        float x = intBitsToFloat((int) a);
        float y = intBitsToFloat((int) b);
        float difference = x - y;
        int bits = Float.floatToRawIntBits(difference);
        if (isPlain((int) a) && isPlain((int) b) && isPlain(bits) && Mxcsr.isDefault(cpu.mxcsr)) {
            return result(cpu, difference, x - difference == y & difference + y == x);
        }
        return soft(cpu, SoftFloat::subtract, a, b);
    }

    static long multiply(Cpu cpu, long a, long b) {
        float x = intBitsToFloat((int) a);
        float y = intBitsToFloat((int) b);
        float product = x * y;
        if (isPlain((int) a)
                && isPlain((int) b)
                && isSafe(product) | x == 0 | y == 0
                && Mxcsr.isDefault(cpu.mxcsr)) {
            return result(cpu, product, (double) x * y == product);
        }
        return soft(cpu, SoftFloat::multiply, a, b);
    }

    static long divide(Cpu cpu, long a, long b) {
        float x = intBitsToFloat((int) a);
        float y = intBitsToFloat((int) b);
        float quotient = x / y;
        if (isNormal((int) a)
                && isNormal((int) b)
                && isSafe(quotient)
                && Mxcsr.isDefault(cpu.mxcsr)) {
            return result(cpu, quotient, (double) quotient * y == x);
        }
        return soft(cpu, SoftFloat::divide, a, b);
    }

    static long squareRoot(Cpu cpu, long a, long b) {
        float x = intBitsToFloat((int) b);
        if (x > 0 && isNormal((int) b) && Mxcsr.isDefault(cpu.mxcsr)) {
            float root = (float) Math.sqrt(x);
            return result(cpu, root, (double) root * root == x);
        }
        return soft(cpu, (r, unused, operand) -> SoftFloat.squareRoot(r, operand), a, b);
    }

    static boolean isPlain(int bits) {
        return isNormal(bits) || bits << 1 == 0;
    }

    private static boolean isNormal(int bits) {
        return (bits + ONE_STEP & EXPONENT - ONE_STEP) != 0;
    }

    /** Far enough from underflow, and finite. */
    static boolean isSafe(float x) {
        float magnitude = Math.abs(x);
        return magnitude >= SAFE & magnitude <= Float.MAX_VALUE;
    }

    /** The pattern of a result, the precision flag raised unless it is exact. */
    private static long result(Cpu cpu, float value, boolean exact) {
        if (!exact) {
            cpu.mxcsr |= Mxcsr.PE;
        }
        return Float.floatToRawIntBits(value) & 0xffff_ffffL;
    }

    private static long soft(Cpu cpu, SoftOperation operation, long a, long b) {
        return SoftOperation.run(cpu, Format.SINGLE, operation, a, b);
    }
}
