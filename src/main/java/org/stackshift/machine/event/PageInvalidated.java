package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** The translation of the page around {@code vaddr} was forgotten. */
public record PageInvalidated(long icount, long vaddr) implements Event {}
