package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** A CPU forgot the translation of the page around {@code vaddr}, if it had one. */
public record PageInvalidated(long icount, int cpu, long vaddr) implements Event {}
