package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A program was loaded (execve).
 *
 * @param path of the program
 * @param entry its first instruction
 * @param rsp its first stack pointer
 */
public record ProgramStarted(long icount, int pid, String path, long entry, long rsp)
        implements Event {}
