package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/** A range of addresses was given back. */
public record Unmapped(long icount, int pid, long start, long end) implements Event {}
