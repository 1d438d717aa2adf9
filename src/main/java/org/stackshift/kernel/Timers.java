package org.stackshift.kernel;

import org.stackshift.abi.Signal;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Clock;

/**
 * Everything that happens because time has passed: sleeps end, alarms go off. Drives the machine's
 * timer.
 */
final class Timers {
    private static final long NEVER = Long.MAX_VALUE;

    private final KernelState state;
    private long programmed = NEVER;

    Timers(KernelState state) {
        this.state = state;
    }

    /** The timer interrupt. */
    void tick() {
        expire();
        programmed = 0;
        program();
    }

    /** Sets the machine's timer to the next alarm. */
    void program() {
        long due = nextAlarm();
        if (due != programmed) {
            programmed = due;
            long left = due - state.clock().monotonic();
            long instructions = Math.max(1, left / Clock.NANOS_PER_INSTRUCTION);
            state.machine().setTimer(due == NEVER ? 0 : instructions);
        }
    }

    /**
     * Nobody can run: lets time jump to the next thing that will happen.
     *
     * @return whether there is one; then the timer interrupts the idle task at once
     */
    boolean skipIdleTime() {
        boolean woken = wakeReaders() || someoneCanRun();
        long due = nextWake();
        if (!woken && due != NEVER) {
            state.clock().skipTo(due);
            expire();
            woken = true;
        }
        if (woken) {
            programmed = 0;
            state.machine().setTimer(1);
        }
        return woken;
    }

    /** Whether some task waits for what is typed. */
    boolean someoneWaitsForInput() {
        return !state.consoleChanges().sleepers().isEmpty();
    }

    /** Whether somebody was woken from outside while the CPU stood still. */
    private boolean someoneCanRun() {
        return state.queue().tasks().stream()
                .anyMatch(task -> task.struct().state() == TaskState.RUNNING);
    }

    /** Wakes the tasks whose input has come; they try again. */
    boolean wakeReaders() {
        boolean woken = someoneWaitsForInput() && state.consoleIsReadable();
        if (woken) {
            state.consoleChanges().wakeAll();
        }
        return woken;
    }

    private void expire() {
        long now = state.clock().monotonic();
        state.queue().expire(now);
        for (Task task : state.queue().tasks()) {
            if (task.process().alarm().expire(now)) {
                state.signals().toProcess(task.process(), SigInfo.ofKernel(Signal.SIGALRM));
            }
        }
    }

    private long nextWake() {
        long alarm =
                state.queue().tasks().stream()
                        .filter(task -> task.struct().state() == TaskState.INTERRUPTIBLE)
                        .mapToLong(task -> task.process().alarm().due())
                        .min()
                        .orElse(NEVER);
        return Math.min(alarm, state.queue().nextDeadline());
    }

    private long nextAlarm() {
        long next = NEVER;
        for (Task task : state.queue().tasks()) {
            next = Math.min(next, task.process().alarm().due());
        }
        return next;
    }
}
