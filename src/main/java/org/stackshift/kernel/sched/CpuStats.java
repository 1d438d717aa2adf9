package org.stackshift.kernel.sched;

import org.stackshift.kernel.task.Task;

import java.util.List;
import java.util.Optional;

/**
 * What the scheduler knows of a CPU.
 *
 * @param running the task on it, or empty while the idle task is
 * @param ready the tasks that wait for it, the next one first
 * @param idleInstructions instructions that its idle task has retired
 * @param switches its context switches by kind
 */
public record CpuStats(
        int cpu,
        Optional<Task> running,
        List<Task> ready,
        long idleInstructions,
        SwitchCounts switches) {
    static CpuStats of(RunQueue queue) {
        return new CpuStats(
                queue.cpu,
                Optional.ofNullable(queue.running).map(entity -> entity.task),
                queue.ready.inOrder().map(entity -> entity.task).toList(),
                queue.idleInstructions,
                queue.counts);
    }
}
