package org.stackshift.session.view;

/**
 * A task as lists name it.
 *
 * @param pid the task's own id ("tid")
 * @param tgid its process's
 */
public record TaskRef(int pid, int tgid, String name) {
    /** Nobody: the idle task. */
    public static final TaskRef IDLE = new TaskRef(0, 0, "");

    /** The idle task that every CPU has. */
    public boolean isIdle() {
        return pid == 0;
    }

    /** Whether it is a further thread of its process. */
    public boolean isThread() {
        return pid != tgid;
    }
}
