/**
 * The life of tasks: {@link org.stackshift.kernel.process.Cloning} makes them, {@link
 * org.stackshift.kernel.process.Exits} ends them, {@link org.stackshift.kernel.process.Waiting}
 * lets a parent learn of it and clears away what is left.
 *
 * <p>{@link org.stackshift.kernel.process.Execution} replaces a process's program, {@link
 * org.stackshift.kernel.process.Groups} sorts processes into the jobs of a shell.
 *
 * <p>Between its end and the wait a process is a zombie: its memory and files are gone, its
 * task_struct stays, because the exit status lies there.
 */
@NullMarked
package org.stackshift.kernel.process;

import org.jspecify.annotations.NullMarked;
