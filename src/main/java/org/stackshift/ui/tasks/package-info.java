/**
 * The scheduler tab: queues and sleepers, the tree of processes, a task_struct field by field, the
 * cost of switches; and the menu that chooses whose registers and stacks the window shows.
 *
 * <p>{@link org.stackshift.ui.tasks.TasksViewModel} turns the session's view into rows of text;
 * {@link org.stackshift.ui.tasks.SchedulerPanel} draws them.
 */
@NullMarked
package org.stackshift.ui.tasks;

import org.jspecify.annotations.NullMarked;
