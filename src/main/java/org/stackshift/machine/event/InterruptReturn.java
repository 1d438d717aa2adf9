package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** {@code iretq} popped a frame. The rips are those of iretq and of its target. */
public record InterruptReturn(
        long icount, long fromRip, long rip, int toCpl, long oldRsp, long newRsp)
        implements Event {}
