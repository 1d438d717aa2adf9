/**
 * Tasks: the part of each that lies in guest memory ({@link org.stackshift.kernel.task.TaskStruct}, the kernel stack, {@link
 * org.stackshift.kernel.task.PtRegs} on it) and the part that only the Java half needs ({@link
 * org.stackshift.kernel.task.Task}).
 */
@NullMarked
package org.stackshift.kernel.task;

import org.jspecify.annotations.NullMarked;
