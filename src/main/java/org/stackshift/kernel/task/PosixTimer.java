package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.time.Expiry;
import org.stackshift.kernel.time.TimerQueue;

/**
 * A timer of a process (timer_create(2)). While the signal of one expiration is pending, further
 * ones are only counted.
 */
public final class PosixTimer implements Expiry {
    private final int id;
    private final int clockId;
    private final Target target;
    private final SignalSender sender;
    private final TimerQueue queue;
    private long due = TimerQueue.NEVER;
    private long interval;
    private int overrun;

    /**
     * Whom a timer tells.
     *
     * @param thread who gets the signal alone, or null for any thread of the process
     * @param signal 0 to tell nobody
     * @param value what the handler finds in si_value
     */
    public record Target(Process process, @Nullable Task thread, int signal, long value)
            implements Copyable<Target> {
        @Override
        public Target copy(Copies copies) {
            Task other = thread == null ? null : copies.of(thread);
            return new Target(copies.of(process), other, signal, value);
        }
    }

    /**
     * A timer that is off.
     *
     * @param clockId as the program named the clock
     * @param queue of that clock
     */
    public PosixTimer(int id, int clockId, Target target, SignalSender sender, TimerQueue queue) {
        this.id = id;
        this.clockId = clockId;
        this.target = target;
        this.sender = sender;
        this.queue = queue;
    }

    private PosixTimer(PosixTimer original, Copies copies) {
        copies.register(original, this);
        this.id = original.id;
        this.clockId = original.clockId;
        this.target = original.target.copy(copies);
        this.sender = copies.replacement(original.sender);
        this.queue = copies.of(original.queue);
        this.due = original.due;
        this.interval = original.interval;
        this.overrun = original.overrun;
    }

    public int id() {
        return id;
    }

    /** As the program named the clock. */
    public int clockId() {
        return clockId;
    }

    /**
     * Sets the timer.
     *
     * @param deadline nanoseconds of the queue's clock, or {@link TimerQueue#NEVER}
     * @param nanos between expirations after the first, 0 for no other
     */
    public void arm(long deadline, long nanos) {
        due = deadline;
        interval = nanos;
        overrun = 0;
        queue.arm(this, deadline);
    }

    /** Nanoseconds between expirations. */
    public long interval() {
        return interval;
    }

    /** Nanoseconds until it goes off, 0 if it is off. */
    public long left(long now) {
        return queue.deadline(this) == TimerQueue.NEVER ? 0 : Math.max(1, due - now);
    }

    /** Expirations without a signal since the last one with. */
    public int overrun() {
        return overrun;
    }

    /** Switches it off for ever. */
    public void delete() {
        queue.cancel(this);
    }

    @Override
    public void expire(long now) {
        if (target.process().threads().isEmpty()) {
            return;
        }
        int missed = 0;
        if (interval > 0) {
            missed = (int) Math.min(Integer.MAX_VALUE, (now - due) / interval);
            due += interval * (missed + 1L);
            queue.arm(this, due);
        }
        notifyTarget(missed);
    }

    private void notifyTarget(int missed) {
        if (target.signal() == 0) {
            return;
        }
        Task thread = target.thread();
        Task asked = thread == null ? target.process().threads().getFirst() : thread;
        if ((asked.signals().pendingSet() & Signal.bit(target.signal())) != 0) {
            overrun += missed + 1;
            return;
        }
        overrun = missed;
        long word = id | (long) missed << 32;
        SigInfo info = new SigInfo(target.signal(), SiCode.SI_TIMER, word, target.value());
        if (thread == null) {
            sender.toProcess(target.process(), info);
        } else if (target.process().threads().contains(thread)) {
            sender.toThread(thread, info);
        }
    }

    @Override
    public PosixTimer copy(Copies copies) {
        return new PosixTimer(this, copies);
    }
}
