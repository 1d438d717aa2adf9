package org.stackshift.kernel.sched;

import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.task.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of one CPU, taking turns in the order in which they came. */
public final class RunQueue {
    private final List<Task> tasks = new ArrayList<>();
    private int turn;

    /** Adds a task at the end of the round. */
    public void add(Task task) {
        tasks.add(task);
    }

    /** All tasks, running or not. */
    public List<Task> tasks() {
        return List.copyOf(tasks);
    }

    /** The next task that can run, or none: then it is the idle task's turn. */
    public Optional<Task> pickNext() {
        for (int i = 0; i < tasks.size(); i++) {
            int candidate = (turn + i) % tasks.size();
            if (tasks.get(candidate).struct().state() == TaskState.RUNNING) {
                turn = candidate;
                return Optional.of(tasks.get(candidate));
            }
        }
        return Optional.empty();
    }
}
