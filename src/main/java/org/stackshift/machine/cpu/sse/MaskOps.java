package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.Op;

/** Ops that choose by a mask in a register, and the one that tests a mask. */
final class MaskOps {
    private MaskOps() {}

    /** pblendvb, blendvps, blendvpd: the source's lanes where xmm0 has the top bit set. */
    static final class Blend extends Op {
        private final int destination;
        private final Source source;
        private final Lanes lanes;

        Blend(int register, Source source, Lanes lanes) {
            this.destination = 2 * register;
            this.source = source;
            this.lanes = lanes;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long[] xmm = cpu.xmm;
            long low = source.low(cpu);
            long high = source.high(cpu);
            long maskLow = xmm[0];
            long maskHigh = xmm[1];
            xmm[destination] = lanes.select(maskLow, low, xmm[destination]);
            xmm[destination + 1] = lanes.select(maskHigh, high, xmm[destination + 1]);
        }
    }

    /** ptest: ZF if no bit of the source is in the first operand, CF if every one is. */
    static final class Test extends Op {
        private final int first;
        private final Source source;

        Test(int register, Source source) {
            this.first = 2 * register;
            this.source = source;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b0 = source.low(cpu);
            long b1 = source.high(cpu);
            long a0 = cpu.xmm[first];
            long a1 = cpu.xmm[first + 1];
            long none = (a0 & b0 | a1 & b1) == 0 ? Rflags.ZF : 0;
            long all = (~a0 & b0 | ~a1 & b1) == 0 ? Rflags.CF : 0;
            Flags.set(cpu, none | all);
        }
    }
}
