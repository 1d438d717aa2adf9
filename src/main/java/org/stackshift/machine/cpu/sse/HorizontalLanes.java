package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;

/** Sums and differences within registers (SDM vol. 2, HADDPS, HSUBPS, ADDSUBPD). */
final class HorizontalLanes {
    private HorizontalLanes() {}

    static long addDoubles(Cpu cpu, int number, long[] a, long[] b) {
        long[] operand = number == 0 ? a : b;
        return DoubleLanes.add(cpu, operand[0], operand[1]);
    }

    static long subtractDoubles(Cpu cpu, int number, long[] a, long[] b) {
        long[] operand = number == 0 ? a : b;
        return DoubleLanes.subtract(cpu, operand[0], operand[1]);
    }

    static long addSingles(Cpu cpu, int number, long[] a, long[] b) {
        return pairs(cpu, SingleLanes::add, number == 0 ? a : b);
    }

    static long subtractSingles(Cpu cpu, int number, long[] a, long[] b) {
        return pairs(cpu, SingleLanes::subtract, number == 0 ? a : b);
    }

    static long addSubtractDoubles(Cpu cpu, int number, long[] a, long[] b) {
        return number == 0
                ? DoubleLanes.subtract(cpu, a[0], b[0])
                : DoubleLanes.add(cpu, a[1], b[1]);
    }

    private static long single(long[] x, int i) {
        return x[i >> 1] >>> 32 * (i & 1) & FloatOps.LOW_SINGLE;
    }

    private static long pairs(Cpu cpu, FloatLane lane, long[] x) {
        long first = lane.apply(cpu, single(x, 0), single(x, 1));
        return first | lane.apply(cpu, single(x, 2), single(x, 3)) << 32;
    }
}
