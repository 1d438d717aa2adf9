package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A range of addresses got other rights.
 *
 * @param prot bits of PROT_*
 */
public record Protected(long icount, int pid, long start, long end, int prot) implements Event {}
