package org.stackshift.kernel.sched;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/** What one CPU runs and what waits for it ("struct rq"). */
final class RunQueue implements Copyable<RunQueue> {
    /** A timer setting that is none: it differs from all. */
    static final long UNKNOWN = -1;

    final int cpu;
    final ReadyQueue ready;

    /** The task on the CPU, null while that is the idle task. */
    @Nullable Entity running;

    /** The CPU has nothing to do and waits, or will in a moment, for an interrupt. */
    boolean idling;

    /** The running task shall give the CPU away as soon as it can. */
    boolean resched;

    /** A task waits here whose kernel stack another CPU has not left yet. */
    boolean retries;

    /** Instructions of the CPU, in all rings and in ring 3, that have been charged to somebody. */
    long retired;

    long retiredInUser;

    long idleInstructions;

    /** icount for which the timer is set. */
    long programmed = UNKNOWN;

    SwitchCounts counts = SwitchCounts.NONE;

    RunQueue(int cpu, ReadyQueue ready) {
        this.cpu = cpu;
        this.ready = ready;
    }

    /** How many tasks run or wait here ("nr_running"). */
    int load() {
        return ready.size() + (running == null ? 0 : 1);
    }

    boolean isIdle() {
        return load() == 0;
    }

    /** Instructions until the policy may want to take the CPU away. */
    long left() {
        boolean alone = running == null || ready.isEmpty();
        return alone || resched ? ReadyQueue.ENDLESS : ready.left(running);
    }

    @Override
    public RunQueue copy(Copies copies) {
        RunQueue copy = copies.register(this, new RunQueue(cpu, ready.copy(copies)));
        copy.running = running == null ? null : copies.of(running);
        copy.idling = idling;
        copy.resched = resched;
        copy.retries = retries;
        copy.retired = retired;
        copy.retiredInUser = retiredInUser;
        copy.idleInstructions = idleInstructions;
        copy.programmed = programmed;
        copy.counts = counts;
        return copy;
    }
}
