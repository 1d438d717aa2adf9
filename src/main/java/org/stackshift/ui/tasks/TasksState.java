package org.stackshift.ui.tasks;

import java.util.List;

/**
 * What the scheduler tab shows.
 *
 * @param summary the policy in words
 * @param groups CPUs, then sleepers by cause, stopped tasks, zombies
 * @param tree columns: task, pid, state, CPU, waits for, switches
 * @param struct columns: offset, field, value, meaning, address
 * @param pids of the rows of the tree
 * @param kinds columns: kind, count, instructions, TLB misses
 * @param switches columns: when, CPU, from, to, kind, instructions, TLB misses
 */
record TasksState(
        String summary,
        List<QueueGroup> groups,
        List<List<String>> tree,
        List<Integer> pids,
        List<List<String>> struct,
        List<List<String>> kinds,
        List<List<String>> switches) {
    static final TasksState EMPTY =
            new TasksState("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
