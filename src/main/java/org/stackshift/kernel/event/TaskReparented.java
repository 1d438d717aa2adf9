package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/** An orphan got another parent. */
public record TaskReparented(long icount, int pid, int oldParentPid, int parentPid)
        implements Event {}
