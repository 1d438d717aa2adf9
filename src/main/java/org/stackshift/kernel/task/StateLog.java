package org.stackshift.kernel.task;

import org.stackshift.base.Copies;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.TaskStateChanged;

/** Stands between tasks and their scheduler and tells what becomes of their states. */
public record StateLog(TaskScheduler scheduler, EventLog events) implements TaskScheduler {
    @Override
    public void starts(Task task) {
        scheduler.starts(task);
    }

    @Override
    public void ends(Task task) {
        scheduler.ends(task);
    }

    @Override
    public void sleeps(Task task, long deadline) {
        log(task);
        scheduler.sleeps(task, deadline);
    }

    @Override
    public void wakes(Task task) {
        log(task);
        scheduler.wakes(task);
    }

    @Override
    public void kick(Task task) {
        scheduler.kick(task);
    }

    private void log(Task task) {
        if (events.isHeard()) {
            Wait wait = task.waitsFor();
            events.log(
                    icount ->
                            new TaskStateChanged(
                                    icount,
                                    task.pid(),
                                    task.struct().state(),
                                    wait == null ? "" : wait.kind().name(),
                                    wait == null ? 0 : wait.detail()));
        }
    }

    @Override
    public StateLog copy(Copies copies) {
        return new StateLog(copies.of(scheduler), copies.replacement(events));
    }
}
