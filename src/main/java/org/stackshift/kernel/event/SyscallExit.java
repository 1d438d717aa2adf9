package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/** A system call is done; {@code result} is what rax will hold. */
public record SyscallExit(long icount, int pid, long number, String name, long result)
        implements Event {}
