package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/** A handler of the program was entered, its frame pushed on the user's stack. */
public record SignalDelivered(long icount, int pid, int signal, String name, long handler, long rsp)
        implements Event {}
