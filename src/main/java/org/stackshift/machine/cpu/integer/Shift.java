package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Shifts and double shifts (SDM vol. 2, SAL/SAR/SHL/SHR, SHLD, SHRD).
 *
 * <p>Only the low five bits of the count matter, six at a width of 8 bytes; a count of 0 changes no
 * flag. AF is undefined, and 0 here; OF is defined for a count of 1 only, and for others follows
 * the same formula, as on current CPUs.
 */
final class Shift {
    private Shift() {}

    static int count(long count, int bytes) {
        return (int) count & (bytes == 8 ? 63 : 31);
    }

    static long shl(Cpu cpu, long a, long b, int bytes) {
        int count = count(b, bytes);
        if (count == 0) {
            return a;
        }
        long result = Width.signed(a << count, bytes);
        // A count above the width leaves a negative index, which Java takes modulo 64: beyond the
        // zero-extended value.
        long carry = Width.bit(Width.unsigned(a, bytes), Width.bits(bytes) - count);
        return left(cpu, result, carry, bytes);
    }

    static long shr(Cpu cpu, long a, long b, int bytes) {
        int count = count(b, bytes);
        if (count == 0) {
            return a;
        }
        long value = Width.unsigned(a, bytes);
        return right(cpu, value >>> count, Width.bit(value, count - 1), bytes);
    }

    static long sar(Cpu cpu, long a, long b, int bytes) {
        int count = count(b, bytes);
        if (count == 0) {
            return a;
        }
        return right(cpu, a >> count, Width.bit(a, count - 1), bytes);
    }

    /**
     * Shifts {@code a} left and fills with the top bits of {@code b}. A count above 16 at a width
     * of 2 is undefined; as on current CPUs, the destination follows the source in turn.
     */
    static long shld(Cpu cpu, long a, long b, long countOperand, int bytes) {
        int count = count(countOperand, bytes);
        if (count == 0) {
            return a;
        }
        if (bytes == 2) {
            long train = train(a, b);
            return left(
                    cpu, Width.signed(train >>> 32 - count, 2), Width.bit(train, 48 - count), 2);
        }
        int bits = Width.bits(bytes);
        long fill = Width.unsigned(b, bytes) >>> bits - count;
        long result = Width.signed(a << count | fill, bytes);
        return left(cpu, result, Width.bit(a, bits - count), bytes);
    }

    /** What passes through a 16-bit destination: itself, the source, itself again. */
    private static long train(long a, long b) {
        return Width.unsigned(a, 2) << 32 | Width.unsigned(b, 2) << 16 | Width.unsigned(a, 2);
    }

    /**
     * Shifts {@code a} right and fills with the low bits of {@code b}; see {@link #shld} for the
     * width of 2.
     */
    static long shrd(Cpu cpu, long a, long b, long countOperand, int bytes) {
        int count = count(countOperand, bytes);
        if (count == 0) {
            return a;
        }
        if (bytes == 2) {
            long train = train(a, b);
            return right(cpu, Width.signed(train >>> count, 2), Width.bit(train, count - 1), 2);
        }
        int bits = Width.bits(bytes);
        long fill = b << bits - count;
        long result = Width.signed(Width.unsigned(a, bytes) >>> count | fill, bytes);
        return right(cpu, result, Width.bit(a, count - 1), bytes);
    }

    /**
     * OF tells whether the last step to the left changed the sign: the sign now against the bit
     * that fell out.
     */
    private static long left(Cpu cpu, long result, long carry, int bytes) {
        return noted(cpu, result, carry, Width.top(result, bytes) ^ carry);
    }

    /**
     * OF tells whether the last step to the right changed the sign: the sign now against the bit
     * that held it.
     */
    private static long right(Cpu cpu, long result, long carry, int bytes) {
        return noted(cpu, result, carry, Width.top(result, bytes) ^ Width.top(result << 1, bytes));
    }

    private static long noted(Cpu cpu, long result, long carry, long overflow) {
        Flags.partial(cpu, result, carry | (overflow == 0 ? 0 : Rflags.OF));
        return result;
    }
}
