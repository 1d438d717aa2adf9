package org.stackshift.kernel.sched;

import org.stackshift.kernel.time.Clock;

import java.util.List;

/**
 * Sets the timers of the CPUs: each to the end of the running task's slice if others wait, or to
 * the next deadline on its CPU clocks; and one CPU that is not idle to the next deadline of all.
 * Who has nothing to be interrupted for gets no tick ("NO_HZ").
 */
final class TickTimers {
    /** Instructions after which a CPU looks again for a task that another one is leaving. */
    private static final long RETRY = 1_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final List<RunQueue> queues;
    private final Cpus cpus;
    private final Clock clock;

    TickTimers(List<RunQueue> queues, Cpus cpus, Clock clock) {
        this.queues = queues;
        this.cpus = cpus;
        this.clock = clock;
    }

    /**
     * Sets every timer whose time has changed.
     *
     * @param nextDeadline nanoseconds of the monotonic clock
     */
    void program(long nextDeadline) {
        long now = cpus.icount();
        long deadline = nextDeadline;
        for (RunQueue queue : queues) {
            long left = instructions(queue);
            if (deadline != NEVER && queue.running != null) {
                left = Math.min(left, clock.instructionsUntil(deadline));
                deadline = NEVER;
            }
            set(queue, now, Math.max(1, left));
        }
    }

    private void set(RunQueue queue, long now, long left) {
        long due = left == NEVER ? NEVER : now + left;
        if (due != queue.programmed) {
            queue.programmed = due;
            cpus.setTimer(queue.cpu, left == NEVER ? 0 : left);
        }
    }

    /** Counted from what the CPU has retired by now, also if nobody has been charged for it yet. */
    private long instructions(RunQueue queue) {
        if (queue.running == null) {
            return queue.retries ? RETRY : NEVER;
        }
        long left = queue.left();
        left = Math.min(left, queue.running.task.cpuClock().instructionsUntilNext());
        left = Math.min(left, queue.running.task.process().cpuClock().instructionsUntilNext());
        return left == NEVER ? NEVER : left - (cpus.retired(queue.cpu) - queue.retired);
    }
}
