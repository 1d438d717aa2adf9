package org.stackshift.machine.cpu.x87;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;

/**
 * An x87 instruction: an action behind the checks that all of them share (SDM vol. 3 §2.5, vol. 1
 * §8.6).
 */
final class X87Op extends Op {
    /** When an instruction looks at pending exceptions, and whether fnstenv will name it. */
    enum Kind {
        /** Waits for pending exceptions; leaves its address in the instruction pointer. */
        COMPUTING,
        /** Waits, but manages the unit rather than computing. */
        WAITING,
        /** Works whatever is pending: the fn... instructions. */
        CONTROL
    }

    /** What one instruction does. */
    @FunctionalInterface
    interface Action {
        void run(Cpu cpu, X87 unit);
    }

    private final Kind kind;
    private final long rip;
    private final Action action;

    X87Op(Kind kind, long rip, Action action) {
        this.kind = kind;
        this.rip = rip;
        this.action = action;
    }

    @Override
    public void execute(Cpu cpu) {
        if ((cpu.cr0 & (ControlBits.CR0_EM | ControlBits.CR0_TS)) != 0) {
            throw new GuestFault(Vector.NM, 0, 0);
        }
        if (kind != Kind.CONTROL) {
            raisePending(cpu.x87);
        }
        action.run(cpu, cpu.x87);
        if (kind == Kind.COMPUTING) {
            cpu.x87.lastInstruction = rip;
        }
    }

    static void raisePending(X87 unit) {
        if (unit.isPending()) {
            throw new GuestFault(Vector.MF, 0, 0);
        }
    }
}
