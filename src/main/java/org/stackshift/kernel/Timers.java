package org.stackshift.kernel;

import org.stackshift.kernel.time.TimerQueue;

/** What happens because time has passed or because something came from outside. */
final class Timers {
    private final KernelState state;

    Timers(KernelState state) {
        this.state = state;
    }

    /** The timer interrupt of a CPU. */
    void tick(int cpu) {
        state.timers().expire(state.clock().monotonic());
        state.scheduler().tick(cpu);
    }

    /**
     * No CPU has anything to do: lets time jump to the next thing that will happen.
     *
     * @return whether there is one; then an interrupt wakes a CPU at once
     */
    boolean skipIdleTime() {
        if (wakeReaders()) {
            return true;
        }
        long next = state.timers().next();
        if (next == TimerQueue.NEVER) {
            return false;
        }
        state.clock().skipTo(next);
        state.scheduler().tickIdleCpu();
        return true;
    }

    /** Whether some task waits for what is typed. */
    boolean someoneWaitsForInput() {
        return !state.consoleChanges().sleepers().isEmpty();
    }

    /** Wakes the tasks whose input has come; they try again. */
    boolean wakeReaders() {
        boolean woken = someoneWaitsForInput() && state.consoleIsReadable();
        if (woken) {
            state.consoleChanges().wakeAll();
        }
        return woken;
    }
}
