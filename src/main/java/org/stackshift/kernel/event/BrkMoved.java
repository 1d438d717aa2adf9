package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/** The end of the heap moved. */
public record BrkMoved(long icount, int pid, long oldBrk, long newBrk) implements Event {}
