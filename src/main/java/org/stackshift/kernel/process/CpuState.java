package org.stackshift.kernel.process;

import org.stackshift.kernel.task.Task;

/** The part of the running task that the CPU holds and not memory. */
public interface CpuState {
    /** Floating point and bases of fs and gs become those of a fresh program. */
    void startProgram(Task task);

    /** Sets the fs base of the running task, now and whenever it is switched to. */
    void setFsBase(Task task, long vaddr);

    /** Sets the gs base of ring 3 of the running task, now and whenever it is switched to. */
    void setGsBase(Task task, long vaddr);
}
