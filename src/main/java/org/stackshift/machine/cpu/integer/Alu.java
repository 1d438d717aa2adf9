package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Addition, subtraction, logic and moves: destination a, source b, width in bytes, result (SDM vol.
 * 2, the instruction of the same name). Operands and results are sign-extended.
 */
final class Alu {
    private Alu() {}

    static long add(Cpu cpu, long a, long b, int bytes) {
        long sum = Width.signed(a + b, bytes);
        Flags.add(cpu, a, b, sum);
        return sum;
    }

    static long adc(Cpu cpu, long a, long b, int bytes) {
        long sum = Width.signed(a + b + Flags.carry(cpu), bytes);
        Flags.add(cpu, a, b, sum);
        return sum;
    }

    /** Also cmp, which forgets the difference. */
    static long sub(Cpu cpu, long a, long b, int bytes) {
        long difference = Width.signed(a - b, bytes);
        Flags.sub(cpu, a, b, difference);
        return difference;
    }

    static long sbb(Cpu cpu, long a, long b, int bytes) {
        long difference = Width.signed(a - b - Flags.carry(cpu), bytes);
        Flags.sub(cpu, a, b, difference);
        return difference;
    }

    /** Also test, which forgets the result. */
    static long and(Cpu cpu, long a, long b, int bytes) {
        long result = a & b;
        Flags.logic(cpu, result);
        return result;
    }

    static long or(Cpu cpu, long a, long b, int bytes) {
        long result = a | b;
        Flags.logic(cpu, result);
        return result;
    }

    static long xor(Cpu cpu, long a, long b, int bytes) {
        long result = a ^ b;
        Flags.logic(cpu, result);
        return result;
    }

    /** Keeps CF. The source is not used. */
    static long inc(Cpu cpu, long a, long b, int bytes) {
        long sum = Width.signed(a + 1, bytes);
        long overflow = ~a & sum;
        Flags.partial(cpu, sum, Flags.carry(cpu) | (a ^ sum) & Rflags.AF | overflowFlag(overflow));
        return sum;
    }

    /** Keeps CF. The source is not used. */
    static long dec(Cpu cpu, long a, long b, int bytes) {
        long difference = Width.signed(a - 1, bytes);
        long overflow = a & ~difference;
        Flags.partial(
                cpu,
                difference,
                Flags.carry(cpu) | (a ^ difference) & Rflags.AF | overflowFlag(overflow));
        return difference;
    }

    /** The source is not used. */
    static long neg(Cpu cpu, long a, long b, int bytes) {
        return sub(cpu, 0, a, bytes);
    }

    /** No flags. The source is not used. */
    static long not(Cpu cpu, long a, long b, int bytes) {
        return ~a;
    }

    /** No flags. Also movsx and movsxd, whose source arrives sign-extended from its own width. */
    static long mov(Cpu cpu, long a, long b, int bytes) {
        return b;
    }

    /** No flags; the source is a byte. */
    static long movzxByte(Cpu cpu, long a, long b, int bytes) {
        return b & 0xff;
    }

    /** No flags; the source is a word. */
    static long movzxWord(Cpu cpu, long a, long b, int bytes) {
        return b & 0xffff;
    }

    /** No flags: the source's sign in every bit, as cwd, cdq and cqo put it into rdx. */
    static long sign(Cpu cpu, long a, long b, int bytes) {
        return b >> 63;
    }

    /** OF at its place, from a word whose sign bit tells. */
    private static long overflowFlag(long signTells) {
        return signTells < 0 ? Rflags.OF : 0;
    }
}
