package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.signal.SignalState;

/**
 * A schedulable task with a user side. What the entry code needs of it lies in guest memory ({@link
 * #struct}); this object holds the rest.
 */
public final class Task {
    private final TaskStruct struct;
    private final KernelStack kernelStack;
    private final PtRegs regs;
    private final AddressSpace mm;
    private final FdTable files;
    private final FsContext fs;
    private final SignalState signals = new SignalState();
    private final Alarm alarm = new Alarm();
    private final String executable;
    private @Nullable Wait wait;
    private @Nullable Long sleepsUntil;

    /**
     * @param regs pt_regs at the top of the kernel stack
     * @param executable absolute path of the program
     */
    public Task(
            TaskStruct struct,
            KernelStack kernelStack,
            PtRegs regs,
            AddressSpace mm,
            FdTable files,
            FsContext fs,
            String executable) {
        this.struct = struct;
        this.kernelStack = kernelStack;
        this.regs = regs;
        this.mm = mm;
        this.files = files;
        this.fs = fs;
        this.executable = executable;
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

    /** The timer behind alarm and setitimer. */
    public Alarm alarm() {
        return alarm;
    }

    public String executable() {
        return executable;
    }

    public int pid() {
        return struct.pid();
    }

    /** What the task sleeps for, null while it runs or could run. */
    public @Nullable Wait waitsFor() {
        return wait;
    }

    /** Puts the task to sleep; its system call is tried again after {@link #wake}. */
    public void sleep(Wait cause) {
        wait = cause;
        struct.setState(TaskState.INTERRUPTIBLE);
    }

    public void wake() {
        wait = null;
        struct.setState(TaskState.RUNNING);
    }

    /** When the sleep that the current system call began is over, null if it began none. */
    public @Nullable Long sleepsUntil() {
        return sleepsUntil;
    }

    public void setSleepsUntil(@Nullable Long nanos) {
        sleepsUntil = nanos;
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
}
