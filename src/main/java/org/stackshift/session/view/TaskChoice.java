package org.stackshift.session.view;

import java.util.List;

/**
 * Which task registers, stacks and kernel stack belong to, and which others there are.
 *
 * @param shown the one on show
 * @param onCpu the one on the CPU; the idle task if nobody is
 * @param all that can be chosen, by pid
 */
public record TaskChoice(TaskRef shown, TaskRef onCpu, List<TaskRef> all) {
    public TaskChoice {
        all = List.copyOf(all);
    }
}
