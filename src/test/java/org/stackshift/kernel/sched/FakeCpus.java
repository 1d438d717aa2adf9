package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;

import java.util.Arrays;

/** CPUs that retire instructions because a test says so. */
final class FakeCpus implements Cpus {
    private static final long NEVER = Long.MAX_VALUE;

    private final long[] retired;
    private final long[] due;
    private final boolean[] interrupted;
    private long icount;
    private long ticks;

    FakeCpus(int count) {
        retired = new long[count];
        interrupted = new boolean[count];
        due = new long[count];
        Arrays.fill(due, NEVER);
    }

    void retire(int cpu, long instructions) {
        retired[cpu] += instructions;
        icount += instructions;
    }

    /** Whether the timer of a CPU interrupts it now. */
    boolean takeTick(int cpu) {
        if (icount < due[cpu]) {
            return false;
        }
        due[cpu] = NEVER;
        ticks++;
        return true;
    }

    /** Whether another CPU has sent an interrupt. */
    boolean takeInterrupt(int cpu) {
        boolean was = interrupted[cpu];
        interrupted[cpu] = false;
        return was;
    }

    /** Timer interrupts so far. */
    long ticks() {
        return ticks;
    }

    @Override
    public int count() {
        return retired.length;
    }

    @Override
    public long icount() {
        return icount;
    }

    @Override
    public long retired(int cpu) {
        return retired[cpu];
    }

    @Override
    public long retiredInUser(int cpu) {
        return retired[cpu];
    }

    @Override
    public void setTimer(int cpu, long instructions) {
        due[cpu] = instructions == 0 ? NEVER : icount + instructions;
    }

    @Override
    public void interrupt(int cpu) {
        interrupted[cpu] = true;
    }

    @Override
    public FakeCpus copy(Copies copies) {
        return copies.replacement(this);
    }
}
