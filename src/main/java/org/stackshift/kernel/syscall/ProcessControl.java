package org.stackshift.kernel.syscall;

import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;

import java.util.List;
import java.util.Optional;

/** What system calls need of the kernel around them. */
public interface ProcessControl {
    /**
     * Ends a task and, with the last one, its process; {@code status} is what it passed to exit.
     */
    void exit(Task task, int status);

    /** The thread with an id, if there is one that has not ended. */
    Optional<Task> task(int tid);

    /** Every process that programs can see, zombies included, the lowest pid first. */
    List<Process> processes();

    /** Sets the fs base of the running task, now and whenever it is switched to. */
    void setFsBase(Task task, long vaddr);

    /** The gs base of ring 3. */
    long userGsBase();

    /** Sets the gs base of ring 3. */
    void setUserGsBase(long vaddr);
}
