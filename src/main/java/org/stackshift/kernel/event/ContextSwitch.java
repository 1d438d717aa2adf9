package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * The scheduler chose another task.
 *
 * @param nextPid the one that runs next; 0 is the idle task
 */
public record ContextSwitch(long icount, int pid, int nextPid) implements Event {}
