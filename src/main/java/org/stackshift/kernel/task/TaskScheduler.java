package org.stackshift.kernel.task;

import org.stackshift.base.Copyable;

/** What tasks tell the scheduler. */
public interface TaskScheduler extends Copyable<TaskScheduler> {
    /** A time that never comes, in nanoseconds of the monotonic clock. */
    long NEVER = Long.MAX_VALUE;

    /** A new task can run ("wake_up_new_task"). */
    void starts(Task task);

    /** A task has ended: it will be switched away from once more and never picked again. */
    void ends(Task task);

    /**
     * A running task has begun to sleep; it is woken at {@code deadline} at the latest.
     *
     * @param deadline nanoseconds of the monotonic clock, or {@link #NEVER}
     */
    void sleeps(Task task, long deadline);

    /** A task that slept or was stopped can run again ("try_to_wake_up"). */
    void wakes(Task task);

    /** A task may be in ring 3 on another CPU and shall come into the kernel ("kick_process"). */
    void kick(Task task);
}
