package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;

/**
 * rep, repe, repne: repeats a string instruction rcx times, or until its comparison ends it (SDM
 * vol. 2, REP/REPE/REPNE). The whole is one instruction. A fault leaves rcx, rsi and rdi as after
 * the last whole element, so that the instruction resumes there; the flags of a comparison are then
 * those from before the instruction.
 */
final class Repeat extends Op {
    private final StringOp element;
    private final boolean whileEqual;

    /**
     * @param whileEqual for instructions that compare: repe goes on while ZF is set, repne while it
     *     is clear
     */
    Repeat(StringOp element, boolean whileEqual) {
        this.element = element;
        this.whileEqual = whileEqual;
    }

    @Override
    public void execute(Cpu cpu) {
        if (count(cpu) == 0) {
            // Nothing moves, but under an address-size prefix rcx loses its upper half.
            setCount(cpu, 0);
        } else if (element.compares()) {
            compare(cpu);
        } else {
            move(cpu);
        }
    }

    private void move(Cpu cpu) {
        for (long left = count(cpu); left != 0; left = count(cpu)) {
            long done = element.executeMany(cpu, left);
            if (done == 0) {
                element.execute(cpu);
                done = 1;
            }
            setCount(cpu, left - done);
        }
    }

    private void compare(Cpu cpu) {
        long before = Flags.status(cpu);
        try {
            boolean goesOn = true;
            for (long left = count(cpu); left != 0 && goesOn; left = count(cpu)) {
                element.execute(cpu);
                setCount(cpu, left - 1);
                goesOn = Flags.zero(cpu) == whileEqual;
            }
        } catch (GuestFault fault) {
            Flags.set(cpu, before);
            throw fault;
        }
    }

    private long count(Cpu cpu) {
        return Width.unsigned(cpu.gpr[Gpr.RCX], element.addressBytes());
    }

    private void setCount(Cpu cpu, long count) {
        Registers.write(cpu.gpr, Gpr.RCX, element.addressBytes(), count);
    }
}
