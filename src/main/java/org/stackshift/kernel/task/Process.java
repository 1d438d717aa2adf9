package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.time.CpuClock;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A process: what its threads have in common beside memory and files ("thread group", in Linux's
 * signal_struct). It outlives its last thread as a zombie until its parent has waited for it.
 */
public final class Process implements Copyable<Process> {
    private final int pid;
    private final List<Task> threads = new ArrayList<>();
    private final List<Process> children = new ArrayList<>();
    private WaitQueue childChanges = new WaitQueue();
    private CpuClock cpuClock = new CpuClock();
    private final TreeMap<Integer, IntervalTimer> intervalTimers = new TreeMap<>();
    private final TreeMap<Integer, PosixTimer> posixTimers = new TreeMap<>();
    private @Nullable Process parent;
    private @Nullable Task leader;
    private int group;
    private int session;
    private int stopSignal;
    private boolean hasStopNews;
    private boolean hasContinueNews;
    private String executable;
    private WaitQueue vforkDone = new WaitQueue();
    private WaitQueue threadEnds = new WaitQueue();
    private @Nullable Task executor;
    private boolean inVfork;
    private @Nullable Integer groupExit;
    private boolean zombie;
    private @Nullable SigInfo deadlySignal;
    private int status;
    private int exitSignal = Signal.SIGCHLD;
    private ResourceLimits limits = ResourceLimits.DEFAULT;
    private boolean reapsOrphans;
    private int parentDeathSignal;
    private Usage ownUsage = Usage.NONE;
    private Usage childrenUsage = Usage.NONE;

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

    /** A child of {@code parentOfChild} that runs the same program as this process. */
    public Process fork(int childPid, @Nullable Process parentOfChild) {
        Process child = new Process(childPid, parentOfChild, executable);
        child.group = group;
        child.session = session;
        child.limits = limits;
        return child;
    }

    /** The process id ("tgid"). */
    public int pid() {
        return pid;
    }

    /** Its threads that have not ended, the oldest first. */
    public List<Task> threads() {
        return Collections.unmodifiableList(threads);
    }

    /** The task that has the process's number, or empty when it has been reaped. */
    public Optional<Task> leader() {
        return Optional.ofNullable(leader);
    }

    public void setLeader(Task task) {
        leader = task;
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

    /** Gives the process another parent, or none once it has been reaped. */
    public void setParent(@Nullable Process newParent) {
        if (parent != null) {
            parent.children.remove(this);
        }
        parent = newParent;
        if (newParent != null) {
            newParent.children.add(this);
        }
    }

    /** Its children, zombies included, the oldest first. */
    public List<Process> children() {
        return Collections.unmodifiableList(children);
    }

    /** Where its threads wait for a child to change. */
    public WaitQueue childChanges() {
        return childChanges;
    }

    /** The CPU time of all its threads, also of those that have ended. */
    public CpuClock cpuClock() {
        return cpuClock;
    }

    /**
     * A timer of setitimer, null if it was never set.
     *
     * @param which ITIMER_*
     */
    public @Nullable IntervalTimer intervalTimer(int which) {
        return intervalTimers.get(which);
    }

    /** The timers that the program has made (timer_create), by number. */
    public TreeMap<Integer, PosixTimer> posixTimers() {
        return posixTimers;
    }

    /** execve: the timers that the old program has made are gone. */
    public void deletePosixTimers() {
        posixTimers.values().forEach(PosixTimer::delete);
        posixTimers.clear();
    }

    public void setIntervalTimer(int which, IntervalTimer timer) {
        intervalTimers.put(which, timer);
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

    /** Where its parent waits if it was made by vfork, until it calls execve or ends. */
    public WaitQueue vforkDone() {
        return vforkDone;
    }

    /** Whether the parent waits on {@link #vforkDone}. */
    public boolean isInVfork() {
        return inVfork;
    }

    /** The process begins to use its parent's memory while that waits. */
    public void beginVfork() {
        inVfork = true;
    }

    /** execve or exit: the parent goes on. */
    public void endVfork() {
        inVfork = false;
        vforkDone.wakeAll();
    }

    /** Whether orphans below it become its children (PR_SET_CHILD_SUBREAPER). */
    public boolean reapsOrphans() {
        return reapsOrphans;
    }

    public void setReapsOrphans(boolean reaps) {
        reapsOrphans = reaps;
    }

    /** What it gets when its parent ends, 0 for nothing (PR_SET_PDEATHSIG). */
    public int parentDeathSignal() {
        return parentDeathSignal;
    }

    public void setParentDeathSignal(int signal) {
        parentDeathSignal = signal;
    }

    /** What it may use at most. */
    public ResourceLimits limits() {
        return limits;
    }

    /** Sets the limits; those of memory and descriptors hold from now on. */
    public void setLimits(ResourceLimits newLimits) {
        limits = newLimits;
        for (Task thread : threads) {
            thread.mm().setLimits(newLimits.memory());
            thread.files().setLimit(newLimits.descriptors());
        }
    }

    /** Where a thread that calls execve waits for the end of the others. */
    public WaitQueue threadEnds() {
        return threadEnds;
    }

    /** The thread that ends all others because it has called execve, if one does. */
    public Optional<Task> executor() {
        return Optional.ofNullable(executor);
    }

    public void setExecutor(@Nullable Task task) {
        executor = task;
    }

    /** What all its threads shall end with, as wait4 tells it; null while they need not end. */
    public @Nullable Integer groupExit() {
        return groupExit;
    }

    /** From now on all threads end; the first cause counts. */
    public void beginGroupExit(int waitStatus) {
        if (groupExit == null) {
            groupExit = waitStatus;
        }
    }

    /** The signal that ends it, if one does. */
    public Optional<SigInfo> deadlySignal() {
        return Optional.ofNullable(deadlySignal);
    }

    /** Notes the signal that ends the process; the first one counts. */
    public void noteDeadlySignal(SigInfo info) {
        if (deadlySignal == null) {
            deadlySignal = info;
        }
    }

    /** Whether all its threads have ended and its parent has not waited for it. */
    public boolean isZombie() {
        return zombie;
    }

    /**
     * @param waitStatus what its parent will be told
     */
    public void becomeZombie(int waitStatus) {
        zombie = true;
        status = waitStatus;
    }

    /** What wait4 tells of a zombie. */
    public int status() {
        return status;
    }

    /** What the parent gets when the process ends, 0 for nothing. */
    public int exitSignal() {
        return exitSignal;
    }

    public void setExitSignal(int signal) {
        exitSignal = signal;
    }

    /** What all its threads used, those that have ended and those that have not. */
    public Usage usage() {
        Usage usage = ownUsage;
        for (Task thread : threads) {
            usage = usage.plus(Usage.of(thread));
        }
        return usage;
    }

    public void addOwnUsage(Usage usage) {
        ownUsage = ownUsage.plus(usage);
    }

    /** What its children used that it has waited for, with their children. */
    public Usage childrenUsage() {
        return childrenUsage;
    }

    public void addChildrenUsage(Usage usage) {
        childrenUsage = childrenUsage.plus(usage);
    }

    @Override
    public Process copy(Copies copies) {
        Process copy = copies.register(this, new Process(pid, null, executable));
        threads.forEach(thread -> copy.threads.add(copies.of(thread)));
        children.forEach(child -> copy.children.add(copies.of(child)));
        copy.parent = parent == null ? null : copies.of(parent);
        copy.leader = leader == null ? null : copies.of(leader);
        copy.executor = executor == null ? null : copies.of(executor);
        copy.childChanges = copies.of(childChanges);
        copy.vforkDone = copies.of(vforkDone);
        copy.threadEnds = copies.of(threadEnds);
        copy.cpuClock = copies.of(cpuClock);
        intervalTimers.forEach((kind, timer) -> copy.intervalTimers.put(kind, copies.of(timer)));
        posixTimers.forEach((id, timer) -> copy.posixTimers.put(id, copies.of(timer)));
        copyValues(copy);
        return copy;
    }

    private void copyValues(Process copy) {
        copy.group = group;
        copy.session = session;
        copy.stopSignal = stopSignal;
        copy.hasStopNews = hasStopNews;
        copy.hasContinueNews = hasContinueNews;
        copy.inVfork = inVfork;
        copy.groupExit = groupExit;
        copy.zombie = zombie;
        copy.deadlySignal = deadlySignal;
        copy.status = status;
        copy.exitSignal = exitSignal;
        copy.limits = limits;
        copy.reapsOrphans = reapsOrphans;
        copy.parentDeathSignal = parentDeathSignal;
        copy.ownUsage = ownUsage;
        copy.childrenUsage = childrenUsage;
    }
}
