package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * Ops of floating-point arithmetic: the lanes are computed, then exceptions are raised, then the
 * result is written.
 */
final class FloatOps {
    static final long LOW_SINGLE = 0xffff_ffffL;

    private FloatOps() {}

    /** A lane function applied to the two singles of a half. */
    static long pair(Cpu cpu, FloatLane lane, long a, long b) {
        long first = lane.apply(cpu, a & LOW_SINGLE, b & LOW_SINGLE);
        return first | lane.apply(cpu, a >>> 32, b >>> 32) << 32;
    }

    /** Changes bits 63..0. */
    static final class ScalarDouble extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane lane;

        ScalarDouble(int register, Source source, FloatLane lane) {
            this.destination = 2 * register;
            this.source = source;
            this.lane = lane;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b = source.low(cpu);
            int before = Mxcsr.begin(cpu);
            long result = lane.apply(cpu, cpu.xmm[destination], b);
            Mxcsr.end(cpu, before);
            cpu.xmm[destination] = result;
        }
    }

    /** Changes bits 31..0; a source of one single is zero-extended. */
    static final class ScalarSingle extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane lane;

        ScalarSingle(int register, Source source, FloatLane lane) {
            this.destination = 2 * register;
            this.source = source;
            this.lane = lane;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b = source.low(cpu);
            long a = cpu.xmm[destination];
            int before = Mxcsr.begin(cpu);
            long result = lane.apply(cpu, a & LOW_SINGLE, b);
            Mxcsr.end(cpu, before);
            cpu.xmm[destination] = a & ~LOW_SINGLE | result;
        }
    }

    /** Two halves that may raise flags, such as two doubles. */
    static final class Packed extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane half;

        Packed(int register, Source source, FloatLane half) {
            this.destination = 2 * register;
            this.source = source;
            this.half = half;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b0 = source.low(cpu);
            long b1 = source.high(cpu);
            int before = Mxcsr.begin(cpu);
            long low = half.apply(cpu, cpu.xmm[destination], b0);
            long high = half.apply(cpu, cpu.xmm[destination + 1], b1);
            Mxcsr.end(cpu, before);
            cpu.xmm[destination] = low;
            cpu.xmm[destination + 1] = high;
        }
    }

    /** A conversion that makes the whole register from the source's two halves. */
    static final class Convert extends Op {
        private final int destination;
        private final Source source;
        private final FloatLane low;
        private final FloatLane high;

        /** Each function sees the source's low half as a and its high half as b. */
        Convert(int register, Source source, FloatLane low, FloatLane high) {
            this.destination = 2 * register;
            this.source = source;
            this.low = low;
            this.high = high;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b0 = source.low(cpu);
            long b1 = source.high(cpu);
            int before = Mxcsr.begin(cpu);
            long r0 = low.apply(cpu, b0, b1);
            long r1 = high.apply(cpu, b0, b1);
            Mxcsr.end(cpu, before);
            cpu.xmm[destination] = r0;
            cpu.xmm[destination + 1] = r1;
        }
    }

    /** A conversion of a scalar to an integer register. */
    static final class ToInteger extends Op {
        private final Location destination;
        private final Source source;
        private final FloatLane conversion;

        ToInteger(Location destination, Source source, FloatLane conversion) {
            this.destination = destination;
            this.source = source;
            this.conversion = conversion;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b = source.low(cpu);
            int before = Mxcsr.begin(cpu);
            long result = conversion.apply(cpu, 0, b);
            Mxcsr.end(cpu, before);
            destination.write(cpu, result);
        }
    }

    /** comiss and its like: the lane function gives ZF, PF and CF. */
    static final class Compare extends Op {
        private final int first;
        private final Source source;
        private final FloatLane relation;

        Compare(int register, Source source, FloatLane relation) {
            this.first = 2 * register;
            this.source = source;
            this.relation = relation;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long b = source.low(cpu);
            int before = Mxcsr.begin(cpu);
            long flags = relation.apply(cpu, cpu.xmm[first], b);
            Mxcsr.end(cpu, before);
            Flags.set(cpu, flags);
        }
    }
}
