package org.stackshift.kernel.time;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deadlines on one clock, the earliest first, and of equal ones the one that was set first ("struct
 * hrtimer_clock_base"). Each {@link Expiry} has at most one.
 */
public final class TimerQueue implements Copyable<TimerQueue> {
    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private record Due(long deadline, long sequence) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(deadline, other.deadline);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final TreeMap<Due, Expiry> waiting = new TreeMap<>();

    /** Where each waits; looked up, never walked through. */
    private final Map<Expiry, Due> places = new HashMap<>();

    private long sequence;

    /**
     * Sets the deadline of {@code target}, in place of the one that it may have.
     *
     * @param deadline nanoseconds of the queue's clock, or {@link #NEVER}
     */
    public void arm(Expiry target, long deadline) {
        cancel(target);
        if (deadline != NEVER) {
            put(target, new Due(deadline, sequence++));
        }
    }

    private void put(Expiry target, Due due) {
        waiting.put(due, target);
        places.put(target, due);
    }

    /** Takes the deadline of {@code target} away, if it has one. */
    public void cancel(Expiry target) {
        Due due = places.remove(target);
        if (due != null) {
            waiting.remove(due);
        }
    }

    /** The deadline of {@code target}, or {@link #NEVER}. */
    public long deadline(Expiry target) {
        Due due = places.get(target);
        return due == null ? NEVER : due.deadline();
    }

    /** The earliest deadline, or {@link #NEVER}. */
    public long next() {
        return waiting.isEmpty() ? NEVER : waiting.firstKey().deadline();
    }

    /** Lets everything happen whose time has come, in order. */
    public void expire(long now) {
        for (Expiry due = takeDue(now); due != null; due = takeDue(now)) {
            due.expire(now);
        }
    }

    private @Nullable Expiry takeDue(long now) {
        if (next() > now) {
            return null;
        }
        Expiry target = waiting.pollFirstEntry().getValue();
        places.remove(target);
        return target;
    }

    @Override
    public TimerQueue copy(Copies copies) {
        TimerQueue copy = copies.register(this, new TimerQueue());
        copy.sequence = sequence;
        waiting.forEach((due, target) -> copy.put(copies.of(target), due));
        return copy;
    }
}
