/**
 * Tasks. Of each, one part lies in guest memory (task_struct, the kernel stack), the other is
 * {@link org.stackshift.kernel.task.Task}: memory, files, signals. {@link
 * org.stackshift.kernel.task.TaskMaker} makes both so that {@code __switch_to_asm} can switch to a
 * task that has never run; {@link org.stackshift.kernel.task.TaskTable} finds tasks by their
 * numbers. What the threads of a process have in common is its {@link
 * org.stackshift.kernel.task.Process}.
 */
@NullMarked
package org.stackshift.kernel.task;

import org.jspecify.annotations.NullMarked;
