package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A signal was sent to a task.
 *
 * @param name e.g. SIGSEGV
 * @param code si_code
 * @param address si_addr, 0 where the signal has none
 */
public record SignalRaised(long icount, int pid, int signal, String name, int code, long address)
        implements Event {}
