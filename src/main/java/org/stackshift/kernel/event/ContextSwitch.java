package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * The scheduler chose another task for a CPU.
 *
 * @param pid the task that leaves; 0 is the CPU's idle task
 * @param nextPid the task that comes
 * @param voluntary whether it waits for something or has ended; otherwise the CPU was taken from it
 * @param sameTables whether cr3 stays as it is: both are threads of one process, or the next one is
 *     a kernel thread, which borrows what is there
 * @param rsp where the registers of the leaving task will lie on its kernel stack ("thread.sp")
 * @param nextRsp where those of the next task lie on its own
 */
public record ContextSwitch(
        long icount,
        int cpu,
        int pid,
        int nextPid,
        boolean voluntary,
        boolean sameTables,
        long rsp,
        long nextRsp)
        implements Event {}
