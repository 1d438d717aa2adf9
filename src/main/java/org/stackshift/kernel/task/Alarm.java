package org.stackshift.kernel.task;

/**
 * A process's interval timer on the real-time clock (ITIMER_REAL). Times are nanoseconds of the
 * monotonic clock.
 */
public final class Alarm {
    private static final long NEVER = Long.MAX_VALUE;

    private long due = NEVER;
    private long interval;

    /**
     * Lets the timer go off {@code value} after {@code now}, then each {@code interval}.
     *
     * @param value 0 switches it off
     * @param interval 0 for once
     */
    public void arm(long now, long value, long interval) {
        this.due = value == 0 ? NEVER : now + value;
        this.interval = interval;
    }

    /** When it goes off next; {@link Long#MAX_VALUE} if never. */
    public long due() {
        return due;
    }

    /** Nanoseconds until it goes off, 0 if it is off. */
    public long left(long now) {
        return due == NEVER ? 0 : Math.max(1, due - now);
    }

    public long interval() {
        return interval;
    }

    /** Whether it is time; if so, the timer is set to its next time. */
    public boolean expire(long now) {
        if (now < due) {
            return false;
        }
        due = interval == 0 ? NEVER : now + interval;
        return true;
    }
}
