package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * Ops on MMX registers, which are the significands of the x87 registers. Each but emms also sets
 * the x87 stack top to 0 and marks all registers as in use (SDM vol. 1 §9.5), after everything that
 * can fault.
 */
final class MmxOps {
    private MmxOps() {}

    /** #UD with CR0.EM, #NM with CR0.TS, #MF for a pending x87 exception (SDM vol. 3 §12.1). */
    private static void requireMmx(Cpu cpu) {
        if ((cpu.cr0 & ControlBits.CR0_EM) != 0) {
            throw new GuestFault(Vector.UD, 0, 0);
        }
        if ((cpu.cr0 & ControlBits.CR0_TS) != 0) {
            throw new GuestFault(Vector.NM, 0, 0);
        }
        if (cpu.x87.isPending()) {
            throw new GuestFault(Vector.MF, 0, 0);
        }
    }

    /** Writes an MMX register; the function sees its old value and the source's low half. */
    static final class ToRegister extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane function;

        ToRegister(int register, Source source, FloatLane function) {
            this.destination = register;
            this.source = source;
            this.function = function;
        }

        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            long b = source.low(cpu);
            int before = Mxcsr.begin(cpu);
            long result = function.apply(cpu, cpu.x87.mmx(destination), b);
            Mxcsr.end(cpu, before);
            cpu.x87.enterMmx();
            cpu.x87.setMmx(destination, result);
        }
    }

    /** Writes an MMX register from both halves of a source. */
    static final class Narrow extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane function;

        Narrow(int register, Source source, FloatLane function) {
            this.destination = register;
            this.source = source;
            this.function = function;
        }

        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            long b0 = source.low(cpu);
            long b1 = source.high(cpu);
            int before = Mxcsr.begin(cpu);
            long result = function.apply(cpu, b0, b1);
            Mxcsr.end(cpu, before);
            cpu.x87.enterMmx();
            cpu.x87.setMmx(destination, result);
        }
    }

    /** Writes something about an MMX register to memory or a general-purpose register. */
    static final class ToLocation extends Op {
        private final Location destination;
        private final Source source;
        private final StoreOps.Extract extract;

        ToLocation(Location destination, Source source, StoreOps.Extract extract) {
            this.destination = destination;
            this.source = source;
            this.extract = extract;
        }

        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            destination.write(cpu, extract.of(source.low(cpu), 0));
            cpu.x87.enterMmx();
        }
    }

    /** maskmovq: stores the bytes at ds:rdi whose mask byte has its top bit set. */
    static final class StoreMasked extends Op {
        private final EffectiveAddress address;
        private final int source;
        private final int mask;

        StoreMasked(EffectiveAddress address, int source, int mask) {
            this.address = address;
            this.source = source;
            this.mask = mask;
        }

        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            long chosen = Lanes.BYTES.signs(cpu.x87.mmx(mask));
            StoreOps.storeBytes(cpu, address.of(cpu), cpu.x87.mmx(source), 0, (int) chosen);
            cpu.x87.enterMmx();
        }
    }

    /** An op of another kind with an MMX register among its operands. */
    static final class Using extends Op {
        private final Op op;

        Using(Op op) {
            this.op = op;
        }

        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            op.execute(cpu);
            cpu.x87.enterMmx();
        }
    }

    /** emms: empties the x87 stack. */
    static final class Leave extends Op {
        @Override
        public void execute(Cpu cpu) {
            requireMmx(cpu);
            cpu.x87.leaveMmx();
        }
    }
}
