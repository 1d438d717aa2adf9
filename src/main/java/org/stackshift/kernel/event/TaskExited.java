package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A task ended.
 *
 * @param status exit status, 0 if a signal ended it
 * @param signal the signal that ended it, or 0
 */
public record TaskExited(long icount, int pid, int status, int signal) implements Event {}
