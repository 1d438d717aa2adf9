package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** CPU {@code from} sent an interrupt to CPU {@code to}, which takes it as soon as it may. */
public record IpiSent(long icount, int from, int to, int vector) implements Event {}
