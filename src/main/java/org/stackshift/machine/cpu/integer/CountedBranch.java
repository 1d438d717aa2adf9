package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;

/**
 * Jumps that look at rcx, or at ecx under an address-size prefix (SDM vol. 2, LOOP/LOOPcc, JrCXZ).
 */
final class CountedBranch extends Branch {
    /** When to jump, besides the count. */
    enum Kind {
        /** loop: whatever the flags. */
        LOOP,
        /** loope: while ZF is set. */
        LOOP_EQUAL,
        /** loopne: while ZF is clear. */
        LOOP_UNEQUAL,
        /** jrcxz: if the count, which stays, is zero. */
        COUNT_ZERO
    }

    private final Kind kind;
    private final int countBytes;
    private final long target;

    CountedBranch(Kind kind, int countBytes, long target) {
        this.kind = kind;
        this.countBytes = countBytes;
        this.target = target;
    }

    @Override
    public void execute(Cpu cpu) {
        boolean taken =
                switch (kind) {
                    case LOOP -> countDown(cpu);
                    case LOOP_EQUAL -> countDown(cpu) && Flags.zero(cpu);
                    case LOOP_UNEQUAL -> countDown(cpu) && !Flags.zero(cpu);
                    case COUNT_ZERO -> Registers.read(cpu.gpr, Gpr.RCX, countBytes) == 0;
                };
        if (taken) {
            cpu.rip = target;
        }
    }

    /** Counts without flags; whether something is left. */
    private boolean countDown(Cpu cpu) {
        long count = Width.signed(cpu.gpr[Gpr.RCX] - 1, countBytes);
        Registers.write(cpu.gpr, Gpr.RCX, countBytes, count);
        return count != 0;
    }
}
