package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.kernel.mm.WriteFault;

/**
 * A task wrote to a page that was kept read-only because others shared it, or once did.
 *
 * @param rip the instruction that wrote; if the kernel did, where the program goes on
 * @param fault the address, both entries, both frames and their counts
 */
public record CopyOnWrite(long icount, int pid, long rip, WriteFault fault) implements Event {}
