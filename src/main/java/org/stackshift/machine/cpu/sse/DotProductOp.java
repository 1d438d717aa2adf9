package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

/**
 * dppd and dpps (SDM vol. 2, DPPD, DPPS): products of lanes, added up for every lane of the result.
 * Each step reports its exceptions before the next one begins. Of two NaNs each lane gets the one
 * that current CPUs choose; the manual leaves the order open.
 *
 * <p>In the immediate, bit 4 + i chooses product i, and bit i tells whether lane i gets the sum.
 */
final class DotProductOp extends Op {
    private final int destination;
    private final Source source;
    private final int immediate;
    private final boolean singles;
    private final int lanes;

    private DotProductOp(Operands o, boolean singles) {
        this.destination = 2 * o.register(0);
        this.source = o.source(1);
        this.immediate = o.immediate(2);
        this.singles = singles;
        this.lanes = singles ? 4 : 2;
    }

    static DotProductOp ofDoubles(Operands o) {
        return new DotProductOp(o, false);
    }

    static DotProductOp ofSingles(Operands o) {
        return new DotProductOp(o, true);
    }

    @Override
    public void execute(Cpu cpu) {
        Availability.requireSse(cpu);
        long[] b = {source.low(cpu), source.high(cpu)};
        long[] a = {cpu.xmm[destination], cpu.xmm[destination + 1]};
        long[] sums = sums(cpu, products(cpu, a, b));
        for (int i = 0; i < lanes; i++) {
            sums[i] = (immediate >>> i & 1) != 0 ? sums[i] : 0;
        }
        cpu.xmm[destination] = singles ? sums[0] | sums[1] << 32 : sums[0];
        cpu.xmm[destination + 1] = singles ? sums[2] | sums[3] << 32 : sums[1];
    }

    private long[] products(Cpu cpu, long[] a, long[] b) {
        int before = Mxcsr.begin(cpu);
        long[] products = new long[lanes];
        for (int i = 0; i < lanes; i++) {
            if ((immediate >>> 4 + i & 1) != 0) {
                products[i] =
                        singles
                                ? SingleLanes.multiply(cpu, single(a, i), single(b, i))
                                : DoubleLanes.multiply(cpu, a[i], b[i]);
            }
        }
        Mxcsr.end(cpu, before);
        return products;
    }

    private long[] sums(Cpu cpu, long[] x) {
        int before = Mxcsr.begin(cpu);
        long[] sums = new long[lanes];
        for (int i = 0; i < lanes; i++) {
            sums[i] =
                    singles
                            ? SingleLanes.add(cpu, x[i ^ 1], x[i])
                            : DoubleLanes.add(cpu, x[i], x[i ^ 1]);
        }
        Mxcsr.end(cpu, before);
        return singles ? sumsOfPairs(cpu, sums) : sums;
    }

    private static long[] sumsOfPairs(Cpu cpu, long[] x) {
        int before = Mxcsr.begin(cpu);
        long[] sums = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            sums[i] = SingleLanes.add(cpu, x[i], x[i ^ 2]);
        }
        Mxcsr.end(cpu, before);
        return sums;
    }

    private static long single(long[] x, int i) {
        return x[i >> 1] >>> 32 * (i & 1) & FloatOps.LOW_SINGLE;
    }
}
