package org.stackshift.machine.cpu.sse;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import org.stackshift.machine.cpu.Cpu;

/**
 * add, sub, mul, div and sqrt of doubles. Each tries Java's arithmetic first and asks afterwards
 * whether it may: the environment is the default, the operands are normal or zero, and the result
 * is so far from the edges of the format that at most the precision flag can be due. Whether the
 * result is exact is found with arithmetic that is itself exact.
 */
final class DoubleLanes {
    private static final long EXPONENT = 0x7ff0_0000_0000_0000L;
    private static final long ONE_STEP = 0x0010_0000_0000_0000L;

    /** Above this magnitude the rounding error of a product or quotient is a normal number. */
    private static final double SAFE = 0x1p-900;

    private DoubleLanes() {}

    static long add(Cpu cpu, long a, long b) {
        double x = longBitsToDouble(a);
        double y = longBitsToDouble(b);
        double sum = x + y;
        long bits = doubleToRawLongBits(sum);
        if (isPlain(a) && isPlain(b) && isPlain(bits) && Mxcsr.isDefault(cpu.mxcsr)) {
            note(cpu, sum - x == y & sum - y == x);
            return bits;
        }
        return soft(cpu, SoftFloat::add, a, b);
    }

    static long subtract(Cpu cpu, long a, long b) {
        double x = longBitsToDouble(a);
        double y = longBitsToDouble(b);
        double difference = x - y;
        long bits = doubleToRawLongBits(difference);
        if (isPlain(a) && isPlain(b) && isPlain(bits) && Mxcsr.isDefault(cpu.mxcsr)) {
            note(cpu, x - difference == y & difference + y == x);
            return bits;
        }
        return soft(cpu, SoftFloat::subtract, a, b);
    }

    static long multiply(Cpu cpu, long a, long b) {
        double x = longBitsToDouble(a);
        double y = longBitsToDouble(b);
        double product = x * y;
        long bits = doubleToRawLongBits(product);
        if (isPlain(a)
                && isPlain(b)
                && isSafe(product) | x == 0 | y == 0
                && Mxcsr.isDefault(cpu.mxcsr)) {
            if ((cpu.mxcsr & Mxcsr.PE) == 0) {
                note(cpu, Math.fma(x, y, -product) == 0);
            }
            return bits;
        }
        return soft(cpu, SoftFloat::multiply, a, b);
    }

    static long divide(Cpu cpu, long a, long b) {
        double x = longBitsToDouble(a);
        double y = longBitsToDouble(b);
        double quotient = x / y;
        if (isNormal(b) && isSafe(x) && isSafe(quotient) && Mxcsr.isDefault(cpu.mxcsr)) {
            if ((cpu.mxcsr & Mxcsr.PE) == 0) {
                note(cpu, Math.fma(-quotient, y, x) == 0);
            }
            return doubleToRawLongBits(quotient);
        }
        return soft(cpu, SoftFloat::divide, a, b);
    }

    static long squareRoot(Cpu cpu, long a, long b) {
        double x = longBitsToDouble(b);
        if (x > SAFE && isSafe(x) && Mxcsr.isDefault(cpu.mxcsr)) {
            double root = Math.sqrt(x);
            if ((cpu.mxcsr & Mxcsr.PE) == 0) {
                note(cpu, Math.fma(root, root, -x) == 0);
            }
            return doubleToRawLongBits(root);
        }
        return soft(cpu, (r, unused, operand) -> SoftFloat.squareRoot(r, operand), a, b);
    }

    /**
     * Neither denormal, infinite nor NaN: one step up, such a number's exponent is neither 1 nor 0
     * (wrapped).
     */
    static boolean isPlain(long bits) {
        return isNormal(bits) || bits << 1 == 0;
    }

    static boolean isNormal(long bits) {
        return (bits + ONE_STEP & EXPONENT - ONE_STEP) != 0;
    }

    private static boolean isSafe(double x) {
        double magnitude = Math.abs(x);
        return magnitude >= SAFE & magnitude <= Double.MAX_VALUE;
    }

    private static void note(Cpu cpu, boolean exact) {
        if (!exact) {
            cpu.mxcsr |= Mxcsr.PE;
        }
    }

    private static long soft(Cpu cpu, SoftOperation operation, long a, long b) {
        return SoftOperation.run(cpu, Format.DOUBLE, operation, a, b);
    }
}
