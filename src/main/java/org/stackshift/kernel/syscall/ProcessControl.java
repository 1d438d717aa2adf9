package org.stackshift.kernel.syscall;

import org.stackshift.kernel.task.Task;

/** What system calls need of the kernel around them. */
public interface ProcessControl {
    /** Sets the fs base of the running task, now and whenever it is switched to. */
    void setFsBase(Task task, long vaddr);

    /** Sets the gs base of ring 3 of the running task, now and whenever it is switched to. */
    void setGsBase(Task task, long vaddr);
}
