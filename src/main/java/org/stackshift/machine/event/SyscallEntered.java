package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** {@code syscall} entered ring 0; rsp stays as it was. {@code returnRip} is what rcx now holds. */
public record SyscallEntered(long icount, long rax, long returnRip, long rsp) implements Event {}
