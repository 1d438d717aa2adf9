package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.decode.Operand;

/** What op constructors take out of decoded operands. */
final class Operands {
    private Operands() {}

    /** The code of a general register, as {@link Registers} takes it. */
    static int register(Operand operand) {
        return Registers.code((Operand.Register) operand);
    }

    /**
     * As {@link #register}, or the register that is always zero where the operand is a constant.
     */
    static int registerOrZero(Operand operand) {
        return operand instanceof Operand.Register r ? Registers.code(r) : Cpu.ZERO;
    }

    /**
     * The constant, sign-extended from the operation's width, or 0 where the operand is a register.
     */
    static long constantOrZero(Operand operand, int bytes) {
        return operand instanceof Operand.Immediate i ? Width.signed(i.value(), bytes) : 0;
    }

    static EffectiveAddress address(Operand operand, long nextRip) {
        return EffectiveAddress.of((Operand.Memory) operand, nextRip);
    }

    /** Where a direct jump or call goes. */
    static long target(Operand operand, long nextRip) {
        return nextRip + ((Operand.Relative) operand).displacement();
    }

    /** Whether the operand is the stack pointer, at any width. */
    static boolean isRsp(Operand operand) {
        return operand instanceof Operand.Register r
                && r.file() == Operand.RegisterFile.GPR
                && r.index() == Gpr.RSP;
    }
}
