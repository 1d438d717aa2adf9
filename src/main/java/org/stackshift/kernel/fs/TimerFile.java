package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.kernel.time.Expiry;
import org.stackshift.kernel.time.TimerQueue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A timer that tells by being readable that it went off (timerfd_create(2)). */
public final class TimerFile extends AnonymousFile {
    private static final int SIZE = 8;

    private final int clockId;
    private TimerQueue queue;
    private Alarm alarm = new Alarm(this);
    private long interval;
    private long due;
    private long expirations;

    /** What waits in the queue. */
    private record Alarm(TimerFile file) implements Expiry {
        @Override
        public void expire(long now) {
            file.goOff(now);
        }

        @Override
        public Alarm copy(Copies copies) {
            return ((TimerFile) copies.of((OpenFile) file)).alarm;
        }
    }

    /**
     * A timer that is off.
     *
     * @param clockId the clock that its times are told in
     * @param queue where its deadline waits
     */
    public TimerFile(int clockId, TimerQueue queue, int flags) {
        super(flags | Fcntl.O_RDWR);
        this.clockId = clockId;
        this.queue = queue;
    }

    private TimerFile(TimerFile original) {
        super(original);
        clockId = original.clockId;
        queue = original.queue;
        interval = original.interval;
        due = original.due;
        expirations = original.expirations;
    }

    /** As timerfd_create was told (CLOCK_*). */
    public int clockId() {
        return clockId;
    }

    /**
     * Sets the timer, forgetting what went off before.
     *
     * @param deadline nanoseconds of the queue's clock, or {@link TimerQueue#NEVER} for off
     * @param interval nanoseconds to the next times, 0 for once
     */
    public void arm(long deadline, long interval) {
        this.interval = interval;
        due = deadline;
        expirations = 0;
        queue.arm(alarm, deadline);
    }

    /** Nanoseconds until it goes off next, 0 if it is off. */
    public long left(long now) {
        long deadline = queue.deadline(alarm);
        return deadline == TimerQueue.NEVER ? 0 : Math.max(1, deadline - now);
    }

    public long interval() {
        return interval;
    }

    /** Intervals that passed since the deadline count, too. */
    private void goOff(long now) {
        long times = interval == 0 ? 1 : 1 + (now - due) / interval;
        expirations += times;
        if (interval > 0) {
            due += times * interval;
            queue.arm(alarm, due);
        }
        changes().wakeAll();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        if (count < SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (expirations == 0) {
            return mustWait();
        }
        ByteBuffer.wrap(target, offset, SIZE).order(ByteOrder.LITTLE_ENDIAN).putLong(expirations);
        expirations = 0;
        return SIZE;
    }

    @Override
    public boolean isReadable() {
        return expirations != 0;
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public String label() {
        return "anon_inode:[timerfd]";
    }

    @Override
    public void release() {
        queue.cancel(alarm);
    }

    @Override
    protected OpenFile twin() {
        return new TimerFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        queue = copies.of(queue);
    }
}
