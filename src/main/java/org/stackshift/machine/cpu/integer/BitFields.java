package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Counting, finding, masking and moving of bits: popcnt, lzcnt, tzcnt, BMI1 and BMI2 (SDM vol. 2,
 * their pages). Flags that the manual leaves undefined are those of current CPUs.
 */
final class BitFields {
    private static final int START_MASK = 0xff;

    private BitFields() {}

    static long popcnt(Cpu cpu, long a, long b, int bytes) {
        Flags.set(cpu, a == 0 ? Rflags.ZF : 0);
        return Long.bitCount(Width.unsigned(a, bytes));
    }

    /** Zeros above the highest one; the width if there is no one. */
    static long lzcnt(Cpu cpu, long a, long b, int bytes) {
        int unused = 64 - Width.bits(bytes);
        return counted(cpu, a, Long.numberOfLeadingZeros(Width.unsigned(a, bytes)) - unused);
    }

    /** Zeros below the lowest one; the width if there is no one. */
    static long tzcnt(Cpu cpu, long a, long b, int bytes) {
        return counted(cpu, a, Math.min(Long.numberOfTrailingZeros(a), Width.bits(bytes)));
    }

    static long andn(Cpu cpu, long a, long b, int bytes) {
        return noted(cpu, ~a & b, false, bytes);
    }

    /** The field of a that begins at bit b[7..0] and has b[15..8] bits. */
    static long bextr(Cpu cpu, long a, long b, int bytes) {
        int start = (int) b & START_MASK;
        int length = (int) b >>> 8 & 0xff;
        long shifted = start < 64 ? Width.unsigned(a, bytes) >>> start : 0;
        long result = lowest(shifted, length);
        Flags.set(cpu, result == 0 ? Rflags.ZF : 0);
        return result;
    }

    /** The lowest one alone. */
    static long blsi(Cpu cpu, long a, long b, int bytes) {
        return noted(cpu, a & -a, a != 0, bytes);
    }

    /** Ones up to the lowest one. */
    static long blsmsk(Cpu cpu, long a, long b, int bytes) {
        return noted(cpu, a ^ a - 1, a == 0, bytes);
    }

    /** All but the lowest one. */
    static long blsr(Cpu cpu, long a, long b, int bytes) {
        return noted(cpu, a & a - 1, a == 0, bytes);
    }

    /** Clears the bits of a from number b[7..0] on. */
    static long bzhi(Cpu cpu, long a, long b, int bytes) {
        int count = (int) b & START_MASK;
        return noted(cpu, lowest(a, count), count > Width.bits(bytes) - 1, bytes);
    }

    /** Spreads the low bits of a over the ones of b. */
    static long pdep(Cpu cpu, long a, long b, int bytes) {
        return Long.expand(a, Width.unsigned(b, bytes));
    }

    /** Gathers the bits of a at the ones of b. */
    static long pext(Cpu cpu, long a, long b, int bytes) {
        return Long.compress(a, Width.unsigned(b, bytes));
    }

    static long rorx(Cpu cpu, long a, long b, int bytes) {
        return bytes == 8 ? Long.rotateRight(a, (int) b) : Integer.rotateRight((int) a, (int) b);
    }

    static long sarx(Cpu cpu, long a, long b, int bytes) {
        return a >> Shift.count(b, bytes);
    }

    static long shlx(Cpu cpu, long a, long b, int bytes) {
        return a << Shift.count(b, bytes);
    }

    static long shrx(Cpu cpu, long a, long b, int bytes) {
        return Width.unsigned(a, bytes) >>> Shift.count(b, bytes);
    }

    /** movbe. */
    static long reversed(Cpu cpu, long a, long b, int bytes) {
        return Long.reverseBytes(a) >>> 64 - Width.bits(bytes);
    }

    private static long lowest(long a, int count) {
        return count < 64 ? a & (1L << count) - 1 : a;
    }

    private static long counted(Cpu cpu, long source, int count) {
        Flags.set(cpu, (source == 0 ? Rflags.CF : 0) | (count == 0 ? Rflags.ZF : 0));
        return count;
    }

    /** ZF and SF follow the result, OF is 0; so are PF and AF, which are undefined. */
    private static long noted(Cpu cpu, long value, boolean carry, int bytes) {
        long result = Width.signed(value, bytes);
        long sign = result == 0 ? Rflags.ZF : result < 0 ? Rflags.SF : 0;
        Flags.set(cpu, sign | (carry ? Rflags.CF : 0));
        return result;
    }
}
