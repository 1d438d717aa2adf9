package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Operand;

/**
 * General-purpose registers at a width (SDM vol. 1 §3.4.1.1): writing 4 bytes clears the upper
 * half, writing 1 or 2 keeps the rest. A register is named by a code: its number 0-15, or for the
 * legacy high bytes {@link #HIGH} + 0-3. With a constant width each method shrinks to an
 * instruction or two.
 */
final class Registers {
    /** Code of ah; ch, dh and bh follow. Beyond every index of {@code Cpu.gpr}. */
    static final int HIGH = 32;

    private Registers() {}

    static int code(Operand.Register register) {
        return register.file() == Operand.RegisterFile.HIGH_BYTE
                ? HIGH + register.index()
                : register.index();
    }

    /** The value, sign-extended. */
    static long read(long[] gpr, int code, int bytes) {
        if (bytes == 1 && code >= HIGH) {
            return (byte) (gpr[code - HIGH] >> 8);
        }
        return Width.signed(gpr[code], bytes);
    }

    static void write(long[] gpr, int code, int bytes, long value) {
        switch (bytes) {
            case 8 -> gpr[code] = value;
            case 4 -> gpr[code] = value & 0xffff_ffffL;
            case 2 -> gpr[code] = gpr[code] & ~0xffffL | value & 0xffff;
            default -> writeByte(gpr, code, value);
        }
    }

    private static void writeByte(long[] gpr, int code, long value) {
        if (code >= HIGH) {
            gpr[code - HIGH] = gpr[code - HIGH] & ~0xff00L | (value & 0xff) << 8;
        } else {
            gpr[code] = gpr[code] & ~0xffL | value & 0xff;
        }
    }

    /** The lower half of rdx:rax at this width (of ax for bytes), zero-extended. */
    static long pairLow(long[] gpr, int bytes) {
        return Width.unsigned(gpr[Gpr.RAX], bytes);
    }

    /** The upper half of rdx:rax at this width (of ax for bytes), zero-extended. */
    static long pairHigh(long[] gpr, int bytes) {
        return Width.unsigned(bytes == 1 ? gpr[Gpr.RAX] >> 8 : gpr[Gpr.RDX], bytes);
    }

    static void writePair(long[] gpr, long high, long low, int bytes) {
        write(gpr, Gpr.RAX, bytes, low);
        write(gpr, bytes == 1 ? HIGH + Gpr.RAX : Gpr.RDX, bytes, high);
    }
}
