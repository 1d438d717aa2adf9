package org.stackshift.kernel.time;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/**
 * The CPU time of a task, or of a process with all the threads that it ever had; and the timers
 * that run on it ("struct posix_cputimers").
 */
public final class CpuClock implements Copyable<CpuClock> {
    /**
     * Instructions that a timer waits at least: more than the way back to ring 3 takes, or a timer
     * of user time would interrupt the program before its next instruction for ever.
     */
    private static final long SHORTEST_WAIT = 500;

    private TimerQueue timers = new TimerQueue();
    private TimerQueue userTimers = new TimerQueue();
    private long user;
    private long kernel;

    /** Adds instructions retired in ring 3 and in ring 0. Timers go off in {@link #expire}. */
    public void charge(long userInstructions, long kernelInstructions) {
        user += userInstructions;
        kernel += kernelInstructions;
    }

    /** Adds what another clock shows: a child's, that was waited for. */
    public void add(CpuClock other) {
        charge(other.user, other.kernel);
    }

    /** Instructions retired in ring 3. */
    public long userInstructions() {
        return user;
    }

    /** Instructions retired in ring 0. */
    public long kernelInstructions() {
        return kernel;
    }

    /** Nanoseconds spent in ring 3. */
    public long user() {
        return user * Clock.NANOS_PER_INSTRUCTION;
    }

    /** Nanoseconds spent in ring 0. */
    public long kernel() {
        return kernel * Clock.NANOS_PER_INSTRUCTION;
    }

    /** Nanoseconds spent in either ring. */
    public long total() {
        return user() + kernel();
    }

    /** Timers on {@link #total}. */
    public TimerQueue timers() {
        return timers;
    }

    /** Timers on {@link #user}. */
    public TimerQueue userTimers() {
        return userTimers;
    }

    /** Lets the timers go off whose time has come. */
    public void expire() {
        timers.expire(total());
        userTimers.expire(user());
    }

    /**
     * After how many instructions to look whether a timer is due; {@link TimerQueue#NEVER} without
     * timers.
     */
    public long instructionsUntilNext() {
        return Math.min(left(timers.next(), total()), left(userTimers.next(), user()));
    }

    private static long left(long deadline, long now) {
        if (deadline == TimerQueue.NEVER) {
            return TimerQueue.NEVER;
        }
        return Math.max(SHORTEST_WAIT, Math.ceilDiv(deadline - now, Clock.NANOS_PER_INSTRUCTION));
    }

    @Override
    public CpuClock copy(Copies copies) {
        CpuClock copy = copies.register(this, new CpuClock());
        copy.charge(user, kernel);
        copy.timers = copies.of(timers);
        copy.userTimers = copies.of(userTimers);
        return copy;
    }
}
