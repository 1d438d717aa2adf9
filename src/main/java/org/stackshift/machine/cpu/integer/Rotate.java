package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Rotates, without and through the carry (SDM vol. 2, RCL/RCR/ROL/ROR). They change CF and OF only,
 * and nothing when the masked count is 0. OF is defined for a count of 1 only: as on current CPUs,
 * rol and ror keep it for any other count, while rcl and rcr use one formula for all.
 */
final class Rotate {
    private Rotate() {}

    static long rol(Cpu cpu, long a, long b, int bytes) {
        int count = Shift.count(b, bytes);
        if (count == 0) {
            return a;
        }
        long result = rotatedLeft(a, count % Width.bits(bytes), bytes);
        long overflow = count == 1 ? leftOverflow(result, result & 1, bytes) : overflow(cpu);
        Flags.setCarryOverflow(cpu, result & 1, overflow);
        return result;
    }

    static long ror(Cpu cpu, long a, long b, int bytes) {
        int count = Shift.count(b, bytes);
        if (count == 0) {
            return a;
        }
        int bits = Width.bits(bytes);
        long result = rotatedLeft(a, (bits - count % bits) % bits, bytes);
        long overflow = count == 1 ? rightOverflow(result, bytes) : overflow(cpu);
        Flags.setCarryOverflow(cpu, Width.top(result, bytes), overflow);
        return result;
    }

    static long rcl(Cpu cpu, long a, long b, int bytes) {
        int bits = Width.bits(bytes);
        int count = Shift.count(b, bytes) % (bits + 1);
        if (count == 0) {
            return a;
        }
        long value = Width.unsigned(a, bytes);
        long wrapped = count == 1 ? 0 : value >>> bits + 1 - count;
        long result = Width.signed(value << count | Flags.carry(cpu) << count - 1 | wrapped, bytes);
        long carry = Width.bit(value, bits - count);
        Flags.setCarryOverflow(cpu, carry, leftOverflow(result, carry, bytes));
        return result;
    }

    static long rcr(Cpu cpu, long a, long b, int bytes) {
        int bits = Width.bits(bytes);
        int count = Shift.count(b, bytes) % (bits + 1);
        if (count == 0) {
            return a;
        }
        long value = Width.unsigned(a, bytes);
        long wrapped = count == 1 ? 0 : value << bits + 1 - count;
        long carryIn = Flags.carry(cpu) << bits - count;
        long result = Width.signed(value >>> count | carryIn | wrapped, bytes);
        Flags.setCarryOverflow(cpu, Width.bit(value, count - 1), rightOverflow(result, bytes));
        return result;
    }

    private static long rotatedLeft(long value, int count, int bytes) {
        if (bytes == 8) {
            return Long.rotateLeft(value, count);
        }
        long bits = Width.unsigned(value, bytes);
        return Width.signed(bits << count | bits >>> Width.bits(bytes) - count, bytes);
    }

    private static long overflow(Cpu cpu) {
        return Flags.overflow(cpu) ? 1 : 0;
    }

    /**
     * Whether the last step to the left changed the sign: the sign now against the bit that fell
     * out.
     */
    private static long leftOverflow(long result, long carry, int bytes) {
        return Width.top(result, bytes) ^ carry;
    }

    /**
     * Whether the last step to the right changed the sign: the sign now against the bit that held
     * it.
     */
    private static long rightOverflow(long result, int bytes) {
        return Width.top(result, bytes) ^ Width.top(result << 1, bytes);
    }
}
