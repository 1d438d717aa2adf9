/**
 * Tasks. Of each, one part lies in guest memory (task_struct, the kernel stack), the other is
 * {@link org.stackshift.kernel.task.Task}: memory, files, signals.
 */
@NullMarked
package org.stackshift.kernel.task;

import org.jspecify.annotations.NullMarked;
