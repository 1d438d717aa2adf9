package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

/**
 * Floating-point arithmetic across the lanes of a register: each half of the result comes from all
 * four halves of the operands.
 */
final class HorizontalOp extends Op {
    /** What becomes of the operands. */
    @FunctionalInterface
    interface Function {
        /**
         * Half {@code number} (0 = bits 63..0, 1 = bits 127..64) of the result.
         *
         * @param a the destination's two halves
         * @param b the source's two halves
         */
        long half(Cpu cpu, int number, long[] a, long[] b);
    }

    private final int destination;
    private final Source source;
    private final Function function;

    HorizontalOp(Operands o, Function function) {
        this.destination = 2 * o.register(0);
        this.source = o.source(1);
        this.function = function;
    }

    @Override
    public void execute(Cpu cpu) {
        Availability.requireSse(cpu);
        long[] b = {source.low(cpu), source.high(cpu)};
        long[] a = {cpu.xmm[destination], cpu.xmm[destination + 1]};
        int before = Mxcsr.begin(cpu);
        long low = function.half(cpu, 0, a, b);
        long high = function.half(cpu, 1, a, b);
        Mxcsr.end(cpu, before);
        cpu.xmm[destination] = low;
        cpu.xmm[destination + 1] = high;
    }
}
