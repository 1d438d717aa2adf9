package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Multiplication (SDM vol. 2, MUL, IMUL). CF and OF tell that the upper half is more than an
 * extension of the lower. The other flags are undefined; as on current CPUs, SF and PF follow the
 * lower half, AF and ZF are 0.
 */
final class Multiply {
    private Multiply() {}

    /** imul with two or three operands: the lower half of the signed product. */
    static long imul(Cpu cpu, long a, long b, int bytes) {
        long product = a * b;
        long result = Width.signed(product, bytes);
        boolean fits = bytes == 8 ? Math.multiplyHigh(a, b) == result >> 63 : product == result;
        noteFlags(cpu, result, fits);
        return result;
    }

    /**
     * mul with one operand: rdx:rax (ax for bytes) becomes the unsigned product of rax and the
     * source.
     */
    static void wideUnsigned(Cpu cpu, long source, int bytes) {
        long a = Width.unsigned(cpu.gpr[Gpr.RAX], bytes);
        long b = Width.unsigned(source, bytes);
        long low = a * b;
        long high = bytes == 8 ? Math.unsignedMultiplyHigh(a, b) : low >>> Width.bits(bytes);
        Registers.writePair(cpu.gpr, high, low, bytes);
        noteFlags(cpu, Width.signed(low, bytes), high == 0);
    }

    /**
     * imul with one operand: rdx:rax (ax for bytes) becomes the signed product of rax and the
     * source.
     */
    static void wideSigned(Cpu cpu, long source, int bytes) {
        long a = Width.signed(cpu.gpr[Gpr.RAX], bytes);
        long low = a * source;
        long high = bytes == 8 ? Math.multiplyHigh(a, source) : low >> Width.bits(bytes);
        Registers.writePair(cpu.gpr, high, low, bytes);
        long result = Width.signed(low, bytes);
        noteFlags(cpu, result, high == result >> 63);
    }

    private static void noteFlags(Cpu cpu, long result, boolean fits) {
        long carryOverflow = fits ? 0 : Rflags.CF | Rflags.OF;
        if (result == 0) {
            Flags.set(cpu, carryOverflow | Rflags.PF);
        } else {
            Flags.partial(cpu, result, carryOverflow);
        }
    }
}
