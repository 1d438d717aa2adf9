package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.time.CpuClock;
import org.stackshift.kernel.wait.Sleeper;
import org.stackshift.kernel.wait.WaitQueue;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Objects;

/**
 * A schedulable task: a thread of a process. What the entry code needs of it lies in guest memory
 * ({@link #struct}); this object holds the rest.
 */
public final class Task implements Sleeper {
    private final TaskStruct struct;
    private final KernelStack kernelStack;
    private final PtRegs regs;
    private Process process;
    private TaskScheduler scheduler;
    private SignalState signals;
    private CpuClock cpuClock = new CpuClock();
    private @Nullable AddressSpace mm;
    private @Nullable FdTable files;
    private @Nullable FsContext fs;
    private List<WaitQueue> waitsOn = List.of();
    private @Nullable Wait wait;
    private @Nullable Long sleepsUntil;
    private long progress;
    private @Nullable Process vforkChild;
    private boolean leftStack;
    private boolean reaped;

    /**
     * @param regs pt_regs at the top of the kernel stack
     */
    public Task(
            TaskStruct struct,
            KernelStack kernelStack,
            PtRegs regs,
            Process process,
            TaskScheduler scheduler,
            Resources resources) {
        this.struct = struct;
        this.kernelStack = kernelStack;
        this.regs = regs;
        this.process = process;
        this.scheduler = scheduler;
        this.mm = resources.mm();
        this.files = resources.files();
        this.fs = resources.fs();
        this.signals = resources.signals();
    }

    /** The part in guest memory. */
    public TaskStruct struct() {
        return struct;
    }

    public KernelStack kernelStack() {
        return kernelStack;
    }

    /** The user's registers, valid while the task is in the kernel. */
    public PtRegs regs() {
        return regs;
    }

    /** Its memory; kernel threads and tasks that have ended have none. */
    public AddressSpace mm() {
        return Objects.requireNonNull(mm, "a task without memory");
    }

    /** Whether it has memory. */
    public boolean hasMm() {
        return mm != null;
    }

    /** Gives the task other memory, or none; the guest half loads it. */
    public void setMm(@Nullable AddressSpace newMm) {
        mm = newMm;
        struct.setMm(newMm == null ? 0 : newMm.struct().vaddr());
    }

    /** Its descriptors; kernel threads and tasks that have ended have none. */
    public FdTable files() {
        return Objects.requireNonNull(files, "a task without descriptors");
    }

    public void setFiles(@Nullable FdTable newFiles) {
        files = newFiles;
    }

    /** Its place in the file tree; kernel threads and tasks that have ended have none. */
    public FsContext fs() {
        return Objects.requireNonNull(fs, "a task without a file tree");
    }

    public void setFs(@Nullable FsContext newFs) {
        fs = newFs;
    }

    public SignalState signals() {
        return signals;
    }

    /** The CPU time that it has used. */
    public CpuClock cpuClock() {
        return cpuClock;
    }

    /** The process that this is a thread of. */
    public Process process() {
        return process;
    }

    public int pid() {
        return struct.pid();
    }

    /** What the task sleeps for, null while it runs or could run. */
    public @Nullable Wait waitsFor() {
        return wait;
    }

    /**
     * Puts the task to sleep; its system call is tried again after {@link #wake}.
     *
     * @param deadline when it is woken at the latest, in nanoseconds of the monotonic clock, or
     *     {@link TaskScheduler#NEVER}
     * @param queues which wake it before
     */
    public void sleep(Wait cause, long deadline, WaitQueue... queues) {
        wait = cause;
        waitsOn = List.of(queues);
        waitsOn.forEach(queue -> queue.add(this));
        struct.setState(TaskState.INTERRUPTIBLE);
        scheduler.sleeps(this, deadline);
    }

    @Override
    public void wake() {
        waitsOn.forEach(queue -> queue.remove(this));
        waitsOn = List.of();
        wait = null;
        if (struct.state() == TaskState.INTERRUPTIBLE) {
            struct.setState(TaskState.RUNNING);
            scheduler.wakes(this);
        }
    }

    /** When the sleep that the current system call began is over, null if it began none. */
    public @Nullable Long sleepsUntil() {
        return sleepsUntil;
    }

    public void setSleepsUntil(@Nullable Long nanos) {
        sleepsUntil = nanos;
    }

    /** How far the current system call came before it had to wait, in its own unit; 0 at first. */
    public long progress() {
        return progress;
    }

    public void setProgress(long done) {
        progress = done;
    }

    /** The child that the task has made by vfork and waits for, null without one. */
    public @Nullable Process vforkChild() {
        return vforkChild;
    }

    public void setVforkChild(@Nullable Process child) {
        vforkChild = child;
    }

    /** Whether the task has ended and no CPU will ever use its kernel stack again. */
    public boolean hasLeftStack() {
        return leftStack;
    }

    void leaveStack() {
        leftStack = true;
    }

    /** Whether nobody can ask for the task any more. */
    public boolean isReaped() {
        return reaped;
    }

    void reap() {
        reaped = true;
    }

    /** Whether this is the first thread of its process, whose number the process has. */
    public boolean isLeader() {
        return struct.pid() == struct.tgid();
    }

    /** Notes instructions that the task has retired in ring 3 and in ring 0 for it. */
    public void charge(long user, long system) {
        cpuClock.charge(user, system);
        process.cpuClock().charge(user, system);
        struct.add(TaskStruct.UTIME, user);
        struct.add(TaskStruct.STIME, system);
    }

    /** The current system call is over: what it noted while it waited is forgotten. */
    public void endSyscall() {
        sleepsUntil = null;
        progress = 0;
    }

    /**
     * Queues a signal's delivery: the task looks for signals before it returns to ring 3, and wakes
     * if it sleeps.
     */
    public void notifySignal() {
        if (signals.hasDeliverable()) {
            struct.setFlag(TaskStruct.TIF_SIGPENDING);
            scheduler.kick(this);
        }
        if (wait != null && (signals.hasDeliverable() || signals.hasAwaited())) {
            wake();
        }
    }

    /** Whether a wait must end because a signal or a stop wants the task. */
    public boolean isInterrupted() {
        return signals.hasDeliverable() || process.stopSignal() != 0;
    }

    /** Makes the task look at its process's stop before it returns to ring 3. */
    void requestStop() {
        struct.setFlag(TaskStruct.TIF_SIGPENDING);
        scheduler.kick(this);
        wake();
    }

    /** The process is stopped: so is this thread, until {@link #resume}. */
    public void stop() {
        struct.setState(TaskState.STOPPED);
        struct.setFlag(TaskStruct.TIF_NEED_RESCHED);
        scheduler.sleeps(this, TaskScheduler.NEVER);
    }

    /** The stop is over. */
    void resume() {
        struct.setState(TaskState.RUNNING);
        scheduler.wakes(this);
    }

    @Override
    public Task copy(Copies copies) {
        Ram ram = copies.replacement(struct.ram());
        Task copy =
                new Task(
                        new TaskStruct(ram, struct.vaddr(), struct.paddr()),
                        kernelStack,
                        new PtRegs(ram, regs.paddr()),
                        process,
                        scheduler,
                        new Resources(null, null, null, signals));
        copies.register(this, copy);
        copy.process = copies.of(process);
        copy.scheduler = copies.of(scheduler);
        copy.signals = copies.of(signals);
        copy.cpuClock = copies.of(cpuClock);
        copy.mm = mm == null ? null : copies.of(mm);
        copy.files = files == null ? null : copies.of(files);
        copy.fs = fs == null ? null : copies.of(fs);
        copy.waitsOn = waitsOn.stream().map(copies::of).toList();
        copy.vforkChild = vforkChild == null ? null : copies.of(vforkChild);
        copy.wait = wait;
        copy.sleepsUntil = sleepsUntil;
        copy.progress = progress;
        copy.leftStack = leftStack;
        copy.reaped = reaped;
        return copy;
    }
}
