package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * What was left of an ended process is gone.
 *
 * @param parentPid who has waited for it, or would have
 */
public record TaskReaped(long icount, int pid, int parentPid) implements Event {}
