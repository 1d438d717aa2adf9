package org.stackshift.kernel.task;

import org.stackshift.base.Copies;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.time.Expiry;
import org.stackshift.kernel.time.TimerQueue;

/** One of a process's timers behind setitimer: sends a signal, once or again and again. */
public final class IntervalTimer implements Expiry {
    private final Process process;
    private final int signal;
    private final SignalSender sender;
    private final TimerQueue queue;
    private long due;
    private long interval;

    /**
     * A timer that is off.
     *
     * @param queue of the clock that it runs on
     */
    public IntervalTimer(Process process, int signal, SignalSender sender, TimerQueue queue) {
        this.process = process;
        this.signal = signal;
        this.sender = sender;
        this.queue = queue;
    }

    private IntervalTimer(IntervalTimer original, Copies copies) {
        copies.register(original, this);
        this.process = copies.of(original.process);
        this.signal = original.signal;
        this.sender = copies.replacement(original.sender);
        this.queue = copies.of(original.queue);
        this.due = original.due;
        this.interval = original.interval;
    }

    /**
     * Lets the timer go off {@code value} after {@code now}, then each {@code interval}, in
     * nanoseconds.
     *
     * @param value 0 switches it off
     * @param interval 0 for once
     */
    public void arm(long now, long value, long interval) {
        this.interval = interval;
        due = value == 0 ? TimerQueue.NEVER : now + value;
        queue.arm(this, due);
    }

    /** Nanoseconds until it goes off, 0 if it is off. */
    public long left(long now) {
        long deadline = queue.deadline(this);
        return deadline == TimerQueue.NEVER ? 0 : Math.max(1, deadline - now);
    }

    public long interval() {
        return interval;
    }

    /** A process that has ended needs no more signals. */
    @Override
    public void expire(long now) {
        if (!process.threads().isEmpty()) {
            due = interval == 0 ? TimerQueue.NEVER : due + interval * ((now - due) / interval + 1);
            queue.arm(this, due);
            sender.toProcess(process, SigInfo.ofKernel(signal));
        }
    }

    @Override
    public IntervalTimer copy(Copies copies) {
        return new IntervalTimer(this, copies);
    }
}
