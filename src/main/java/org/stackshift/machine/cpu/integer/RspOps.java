package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

/**
 * Wrappers for instructions that name rsp as a destination: only these can switch stacks in one
 * step, so only these pay for the comparison with the stack's bounds in {@link Cpu#writeRsp}.
 */
final class RspOps {
    private RspOps() {}

    /**
     * Hands what the wrapped op put into rsp to {@link Cpu#writeRsp}, which may unwind and have the
     * op executed again. The wrapped op therefore has to come to the same result twice, with rsp as
     * it was and the flags as it left them.
     */
    static final class Watched extends Op {
        private final Op op;

        Watched(Op op) {
            this.op = op;
        }

        @Override
        public void execute(Cpu cpu) {
            long old = cpu.gpr[Gpr.RSP];
            op.execute(cpu);
            long value = cpu.gpr[Gpr.RSP];
            cpu.gpr[Gpr.RSP] = old;
            cpu.writeRsp(value);
        }
    }

    /**
     * For ops that could not be executed twice: has them executed as a block of their own in the
     * first place.
     */
    static final class Alone extends Op {
        private final Op op;

        Alone(Op op) {
            this.op = op;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.requireAlone();
            op.execute(cpu);
        }
    }
}
