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
import org.stackshift.kernel.wait.Sleeper;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.List;

/**
 * A schedulable task: a thread of a process. What the entry code needs of it lies in guest memory
 * ({@link #struct}); this object holds the rest.
 */
public final class Task implements Sleeper {
    private final TaskStruct struct;
    private final KernelStack kernelStack;
    private final PtRegs regs;
    private final Process process;
    private final TaskScheduler scheduler;
    private final SignalState signals;
    private AddressSpace mm;
    private FdTable files;
    private FsContext fs;
    private List<WaitQueue> waitsOn = List.of();
    private @Nullable Wait wait;
    private @Nullable Long sleepsUntil;
    private long progress;

    /**
     * @param regs pt_regs at the top of the kernel stack
     */
    public Task(
            TaskStruct struct,
            KernelStack kernelStack,
            PtRegs regs,
            Process process,
            TaskScheduler scheduler,
            SignalState signals,
            AddressSpace mm,
            FdTable files,
            FsContext fs) {
        this.struct = struct;
        this.kernelStack = kernelStack;
        this.regs = regs;
        this.process = process;
        this.scheduler = scheduler;
        this.signals = signals;
        this.mm = mm;
        this.files = files;
        this.fs = fs;
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

    public AddressSpace mm() {
        return mm;
    }

    public FdTable files() {
        return files;
    }

    public FsContext fs() {
        return fs;
    }

    public SignalState signals() {
        return signals;
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
        throw new UnsupportedOperationException();
    }
}
