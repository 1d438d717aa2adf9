package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A task asked for a system call.
 *
 * @param number what was in rax
 * @param name as in the manual
 * @param compat whether it came by int 0x80, with i386 numbers
 */
public record SyscallEnter(
        long icount,
        int pid,
        long number,
        String name,
        boolean compat,
        java.util.List<Long> arguments)
        implements Event {}
