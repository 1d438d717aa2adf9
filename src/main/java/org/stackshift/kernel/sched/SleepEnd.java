package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Expiry;

/** A task's sleep is over ("struct hrtimer_sleeper"). Two of one task are equal. */
public record SleepEnd(Task task) implements Expiry {
    @Override
    public void expire(long now) {
        task.wake();
    }

    @Override
    public SleepEnd copy(Copies copies) {
        return new SleepEnd(copies.of(task));
    }
}
