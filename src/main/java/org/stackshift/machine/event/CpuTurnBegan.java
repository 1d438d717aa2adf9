package org.stackshift.machine.event;

import org.stackshift.base.Event;

/**
 * From now on CPU {@code cpu} runs: it caused every event up to the next of this kind that names no
 * CPU. A machine begins with CPU 0; a machine with one CPU has no such events.
 */
public record CpuTurnBegan(long icount, int cpu) implements Event {}
