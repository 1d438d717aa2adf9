package org.stackshift.ui.tasks;

import java.util.List;

/**
 * A row of the queues: a CPU, or tasks that wait for the same thing.
 *
 * @param title what they have in common
 * @param tasks in their order; empty shows {@code none}
 * @param none the words for an empty row
 */
record QueueGroup(String title, List<TaskChip> tasks, String none) {
    QueueGroup {
        tasks = List.copyOf(tasks);
    }
}
