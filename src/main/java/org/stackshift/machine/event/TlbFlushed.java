package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** All translations were forgotten. */
public record TlbFlushed(long icount) implements Event {}
