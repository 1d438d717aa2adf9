package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A range of addresses was mapped.
 *
 * @param prot bits of PROT_*
 * @param flags bits of MAP_*
 */
public record Mapped(long icount, int pid, long start, long end, int prot, int flags)
        implements Event {}
