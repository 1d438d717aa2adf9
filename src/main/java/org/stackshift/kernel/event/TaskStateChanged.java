package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.kernel.entry.TaskState;

/**
 * A task began to wait, was stopped, or can run again. Its end is another event.
 *
 * @param state the new one
 * @param cause what it waits for: a name of {@code task.Wait.Kind}, empty if it does not wait
 * @param detail what exactly, as that kind says
 */
public record TaskStateChanged(long icount, int pid, TaskState state, String cause, long detail)
        implements Event {}
