package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process: what its threads have in common beside memory and files ("thread group", in Linux's
 * signal_struct). It outlives its last thread as a zombie until its parent has waited for it.
 */
public final class Process {
    private final int pid;
    private final List<Task> threads = new ArrayList<>();
    private final List<Process> children = new ArrayList<>();
    private final WaitQueue childChanges = new WaitQueue();
    private final Alarm alarm = new Alarm();
    private @Nullable Process parent;
    private int group;
    private int session;
    private int stopSignal;
    private boolean hasStopNews;
    private boolean hasContinueNews;
    private String executable;

    /**
     * @param pid also the id of its first thread
     * @param executable absolute path of the program
     */
    public Process(int pid, @Nullable Process parent, String executable) {
        this.pid = pid;
        this.parent = parent;
        this.executable = executable;
        this.group = parent == null ? pid : parent.group;
        this.session = parent == null ? pid : parent.session;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** The process id ("tgid"). */
    public int pid() {
        return pid;
    }

    /** Its threads that have not ended, the oldest first. */
    public List<Task> threads() {
        return Collections.unmodifiableList(threads);
    }

    public void addThread(Task task) {
        threads.add(task);
    }

    public void removeThread(Task task) {
        threads.remove(task);
    }

    /** Who waits for it; null for init and the shell. */
    public @Nullable Process parent() {
        return parent;
    }

    /** Its children, zombies included, the oldest first. */
    public List<Process> children() {
        return Collections.unmodifiableList(children);
    }

    /** Where its threads wait for a child to change. */
    public WaitQueue childChanges() {
        return childChanges;
    }

    /** The timer behind alarm and setitimer(ITIMER_REAL). */
    public Alarm alarm() {
        return alarm;
    }

    /** Its process group. */
    public int group() {
        return group;
    }

    public void setGroup(int pgid) {
        group = pgid;
    }

    /** Its session. */
    public int session() {
        return session;
    }

    public void setSession(int sid) {
        session = sid;
    }

    /** The signal that stopped the process, 0 while it is not stopped. */
    public int stopSignal() {
        return stopSignal;
    }

    void stop(int signal) {
        stopSignal = signal;
        hasStopNews = true;
        hasContinueNews = false;
    }

    void resume() {
        stopSignal = 0;
        hasStopNews = false;
        hasContinueNews = true;
    }

    /** Whether it is stopped and no parent has been told by wait (WUNTRACED). */
    public boolean hasStopNews() {
        return hasStopNews;
    }

    /** Whether it goes on after a stop and no parent has been told by wait (WCONTINUED). */
    public boolean hasContinueNews() {
        return hasContinueNews;
    }

    /** wait has told the parent. */
    public void takeNews() {
        hasStopNews = false;
        hasContinueNews = false;
    }

    /** Absolute path of the program that it runs. */
    public String executable() {
        return executable;
    }

    public void setExecutable(String path) {
        executable = path;
    }
}
