package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** {@code sysret} went back to ring 3 at {@code rip}; rsp is what the kernel had put there. */
public record SyscallReturned(long icount, long rax, long rip, long rsp) implements Event {}
