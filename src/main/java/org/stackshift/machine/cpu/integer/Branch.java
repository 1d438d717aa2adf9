package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * Near jumps, calls and returns; those without a condition are here (SDM vol. 2, JMP, CALL, RET).
 */
abstract class Branch extends Op {
    @Override
    public final boolean endsBlock() {
        return true;
    }

    /**
     * #GP(0) for a target that is no canonical address, before the instruction has changed
     * anything.
     */
    static long checked(long target) {
        if (target << 16 >> 16 != target) {
            throw GuestFault.generalProtection(0);
        }
        return target;
    }

    static final class Jump extends Branch {
        private final long target;

        Jump(long target) {
            this.target = target;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.rip = target;
        }
    }

    static final class IndirectJump extends Branch {
        private final Location target;

        IndirectJump(Location target) {
            this.target = target;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.rip = checked(target.read(cpu));
        }
    }

    static final class Call extends Branch {
        private final long target;
        private final long nextRip;

        Call(long target, long nextRip) {
            this.target = target;
            this.nextRip = nextRip;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.push64(nextRip);
            cpu.rip = target;
        }
    }

    static final class IndirectCall extends Branch {
        private final Location target;
        private final long nextRip;

        IndirectCall(Location target, long nextRip) {
            this.target = target;
            this.nextRip = nextRip;
        }

        @Override
        public void execute(Cpu cpu) {
            long destination = target.read(cpu);
            long rsp = cpu.gpr[Gpr.RSP] - 8;
            cpu.store64(rsp, nextRip);
            // As on current CPUs, the return address is in memory already when the target turns out
            // to be no address.
            cpu.rip = checked(destination);
            cpu.gpr[Gpr.RSP] = rsp;
        }
    }

    static final class Return extends Branch {
        private final long released;

        /**
         * @param argumentBytes the immediate: bytes of arguments to drop, 0-65535
         */
        Return(long argumentBytes) {
            this.released = 8 + argumentBytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP];
            cpu.rip = checked(cpu.load64(rsp));
            cpu.gpr[Gpr.RSP] = rsp + released;
        }
    }
}
