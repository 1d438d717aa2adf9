package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

import java.util.function.LongBinaryOperator;

/**
 * Ops that write an XMM register and raise no floating-point flags: moves, integers, logic,
 * shuffles.
 */
final class VectorOps {
    private VectorOps() {}

    /** One half of a result, from both halves of both operands. */
    @FunctionalInterface
    interface Half {
        Half LOW_OF_A = (a0, a1, b0, b1) -> a0;
        Half HIGH_OF_A = (a0, a1, b0, b1) -> a1;
        Half LOW_OF_B = (a0, a1, b0, b1) -> b0;
        Half HIGH_OF_B = (a0, a1, b0, b1) -> b1;
        Half ZERO = (a0, a1, b0, b1) -> 0;

        /**
         * @param a0 bits 63..0 of the destination
         * @param a1 bits 127..64 of the destination
         * @param b0 bits 63..0 of the source
         * @param b1 bits 127..64 of the source
         */
        long of(long a0, long a1, long b0, long b1);

        /** a's low half with the lowest single of b. */
        static long lowSingle(long a0, long a1, long b0, long b1) {
            return a0 & ~FloatOps.LOW_SINGLE | b0 & FloatOps.LOW_SINGLE;
        }
    }

    /** Copies the source, all 128 bits; what a short one does not have becomes zero. */
    static final class Load extends Op {
        private final int destination;
        private final Source source;

        Load(int register, Source source) {
            this.destination = 2 * register;
            this.source = source;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long low = source.low(cpu);
            long high = source.high(cpu);
            cpu.xmm[destination] = low;
            cpu.xmm[destination + 1] = high;
        }
    }

    /** Does the same to both halves. */
    static final class EachHalf extends Op {
        private final int destination;
        private final Source source;
        private final LongBinaryOperator operator;

        EachHalf(int register, Source source, LongBinaryOperator operator) {
            this.destination = 2 * register;
            this.source = source;
            this.operator = operator;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long low = source.low(cpu);
            long high = source.high(cpu);
            long[] xmm = cpu.xmm;
            xmm[destination] = operator.applyAsLong(xmm[destination], low);
            xmm[destination + 1] = operator.applyAsLong(xmm[destination + 1], high);
        }
    }

    /** Makes each half of the result from the operands' four. */
    static final class Combine extends Op {
        private final int destination;
        private final Source source;
        private final Half low;
        private final Half high;

        Combine(int register, Source source, Half low, Half high) {
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
            long a0 = cpu.xmm[destination];
            long a1 = cpu.xmm[destination + 1];
            cpu.xmm[destination] = low.of(a0, a1, b0, b1);
            cpu.xmm[destination + 1] = high.of(a0, a1, b0, b1);
        }
    }
}
