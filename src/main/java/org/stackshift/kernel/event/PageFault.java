package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.kernel.mm.Fault;

/**
 * A task touched a page that its tables do not allow.
 *
 * @param errorCode bits of {@code isa.PageBits.ERROR_*}
 * @param outcome how it was resolved, or why not
 */
public record PageFault(long icount, int pid, long vaddr, int errorCode, long rip, Fault outcome)
        implements Event {}
