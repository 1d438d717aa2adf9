package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.kernel.entry.TaskStruct;

/**
 * A task came into being.
 *
 * @param parentPid who made it
 * @param processPid the process that it is a thread of
 * @param kernelStack lowest address of its kernel stack
 */
public record TaskCreated(
        long icount,
        int pid,
        Kind kind,
        int parentPid,
        int processPid,
        String name,
        long kernelStack)
        implements Event {
    /** What kind of task. */
    public enum Kind {
        /** The first thread of a new process. */
        PROCESS,
        /** One more thread of a process. */
        THREAD,
        /** A task without user memory. */
        KERNEL_THREAD
    }

    /** What a task_struct tells. */
    public static TaskCreated of(long icount, Kind kind, int parentPid, TaskStruct struct) {
        return new TaskCreated(
                icount,
                struct.pid(),
                kind,
                parentPid,
                struct.tgid(),
                struct.comm(),
                struct.stack());
    }
}
