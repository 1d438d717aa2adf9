package org.stackshift.kernel.process;

import org.stackshift.kernel.task.Task;

/** Hears that tasks end. */
public interface ExitListener {
    /**
     * A task has ended; it is still on the CPU.
     *
     * @param status as wait4 tells it
     */
    void exited(Task task, int status);
}
