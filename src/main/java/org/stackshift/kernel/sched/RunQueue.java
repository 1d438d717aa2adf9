package org.stackshift.kernel.sched;

import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of one CPU, taking turns in the order in which they came. */
public final class RunQueue implements TaskScheduler {
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Task, Long> deadlines = new LinkedHashMap<>();
    private int turn;

    @Override
    public void starts(Task task) {
        tasks.add(task);
    }

    @Override
    public void ends(Task task) {
        tasks.remove(task);
        deadlines.remove(task);
    }

    /** All tasks that have not ended, running or not. */
    public List<Task> tasks() {
        return List.copyOf(tasks);
    }

    @Override
    public void sleeps(Task task, long deadline) {
        if (deadline != NEVER) {
            deadlines.put(task, deadline);
        }
    }

    @Override
    public void wakes(Task task) {
        deadlines.remove(task);
    }

    /** When the next sleep is over, in nanoseconds of the monotonic clock, or {@link #NEVER}. */
    public long nextDeadline() {
        return deadlines.values().stream().mapToLong(Long::longValue).min().orElse(NEVER);
    }

    /** Wakes those whose sleep is over. */
    public void expire(long now) {
        List<Task> over =
                deadlines.entrySet().stream()
                        .filter(sleep -> sleep.getValue() <= now)
                        .map(Map.Entry::getKey)
                        .toList();
        over.forEach(Task::wake);
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
