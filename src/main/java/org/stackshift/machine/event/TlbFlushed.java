package org.stackshift.machine.event;

import org.stackshift.base.Event;

/**
 * A CPU forgot translations wholesale.
 *
 * @param entries pages forgotten
 */
public record TlbFlushed(long icount, int cpu, FlushCause cause, int entries) implements Event {}
