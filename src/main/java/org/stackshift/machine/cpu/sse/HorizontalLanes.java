package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;

/** Sums, differences and dot products within registers (SDM vol. 2, HADDPS, ADDSUBPD, DPPS). */
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

    /**
     * Bits 5..4 of the immediate choose the products, bits 1..0 who gets the sum. Of two NaNs each
     * half gets the one from its own product, as on current CPUs; the manual leaves the order open.
     */
    static HorizontalOp.Function dotProductOfDoubles(int immediate) {
        return (cpu, number, a, b) -> {
            long[] products = {
                (immediate & 0x10) != 0 ? DoubleLanes.multiply(cpu, a[0], b[0]) : 0,
                (immediate & 0x20) != 0 ? DoubleLanes.multiply(cpu, a[1], b[1]) : 0
            };
            long sum = DoubleLanes.add(cpu, products[number], products[number ^ 1]);
            return (immediate >>> number & 1) != 0 ? sum : 0;
        };
    }

    /**
     * Bits 7..4 of the immediate choose the products, bits 3..0 who gets the sum; see {@link
     * #dotProductOfDoubles} about NaNs.
     */
    static HorizontalOp.Function dotProductOfSingles(int immediate) {
        return (cpu, number, a, b) -> {
            long[] products = new long[4];
            for (int i = 0; i < 4; i++) {
                if ((immediate >>> 4 + i & 1) != 0) {
                    products[i] = SingleLanes.multiply(cpu, single(a, i), single(b, i));
                }
            }
            long both =
                    sumOfSingles(cpu, products, 2 * number)
                            | sumOfSingles(cpu, products, 2 * number + 1) << 32;
            return both & InsertBinder.lanes(immediate >>> 2 * number, 32);
        };
    }

    /** The sum of four products as lane {@code i} gets it. */
    private static long sumOfSingles(Cpu cpu, long[] products, int i) {
        long near = SingleLanes.add(cpu, products[i ^ 1], products[i]);
        long far = SingleLanes.add(cpu, products[i ^ 3], products[i ^ 2]);
        return SingleLanes.add(cpu, near, far);
    }

    private static long single(long[] x, int i) {
        return x[i >> 1] >>> 32 * (i & 1) & FloatOps.LOW_SINGLE;
    }

    private static long pairs(Cpu cpu, FloatLane lane, long[] x) {
        long first = lane.apply(cpu, single(x, 0), single(x, 1));
        return first | lane.apply(cpu, single(x, 2), single(x, 3)) << 32;
    }
}
