package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Single bits and bit order (SDM vol. 2, BT, BTS, BTR, BTC, BSF, BSR, BSWAP). The bit number counts
 * modulo the width. bt and its relatives change CF only: OF, SF, AF and PF are undefined, and stay
 * as they are, as on current CPUs.
 */
final class BitOps {
    private BitOps() {}

    static long bt(Cpu cpu, long a, long b, int bytes) {
        Flags.setCarry(cpu, Width.bit(a, index(b, bytes)));
        return a;
    }

    static long bts(Cpu cpu, long a, long b, int bytes) {
        return Width.signed(bt(cpu, a, b, bytes) | 1L << index(b, bytes), bytes);
    }

    static long btr(Cpu cpu, long a, long b, int bytes) {
        return Width.signed(bt(cpu, a, b, bytes) & ~(1L << index(b, bytes)), bytes);
    }

    static long btc(Cpu cpu, long a, long b, int bytes) {
        return Width.signed(bt(cpu, a, b, bytes) ^ 1L << index(b, bytes), bytes);
    }

    /** The lowest set bit of a source other than 0. */
    static long bsf(Cpu cpu, long source) {
        return noteFound(cpu, Long.numberOfTrailingZeros(source));
    }

    /** The highest set bit of a source other than 0. */
    static long bsr(Cpu cpu, long source, int bytes) {
        return noteFound(cpu, 63 - Long.numberOfLeadingZeros(Width.unsigned(source, bytes)));
    }

    /** The flags of bsf and bsr with source 0, which change no register. */
    static void noteNothingFound(Cpu cpu) {
        Flags.set(cpu, Rflags.ZF | Rflags.PF);
    }

    /**
     * Only ZF is defined, and tells about the source; as on current CPUs, PF follows the result,
     * the others are 0.
     */
    private static long noteFound(Cpu cpu, long index) {
        Flags.set(cpu, (Long.bitCount(index) & 1) == 0 ? Rflags.PF : 0);
        return index;
    }

    /**
     * No flags. The result for words is undefined, and 0 as on current CPUs. The source is not
     * used.
     */
    static long bswap(Cpu cpu, long a, long b, int bytes) {
        return switch (bytes) {
            case 8 -> Long.reverseBytes(a);
            case 4 -> Integer.reverseBytes((int) a);
            default -> 0;
        };
    }

    private static int index(long b, int bytes) {
        return (int) b & Width.bits(bytes) - 1;
    }
}
