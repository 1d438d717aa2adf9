package org.stackshift.kernel.process;

import org.stackshift.abi.CloneFlags;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.signal.AltStack;
import org.stackshift.kernel.signal.FpuState;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Resources;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.time.Clock;

/**
 * Makes a task after the picture of another: a process or a thread, as the flags say
 * ("kernel_clone", "copy_process").
 *
 * <p>The child returns from the same system call as the parent, because its pt_regs are a copy of
 * the parent's; only rax, where the result goes, is 0 there ("copy_thread").
 */
public final class Cloning {
    private final TaskTable table;
    private final TaskMaker maker;
    private final TaskScheduler scheduler;
    private final FpuState fpu;
    private final Clock clock;
    private final EventLog events;

    /**
     * @param fpu of the CPU that the parent runs on
     */
    public Cloning(
            TaskTable table,
            TaskMaker maker,
            TaskScheduler scheduler,
            FpuState fpu,
            Clock clock,
            EventLog events) {
        this.table = table;
        this.maker = maker;
        this.scheduler = scheduler;
        this.fpu = fpu;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes a child of the running task and lets it run.
     *
     * @throws ErrnoException EINVAL for flags that contradict each other, EAGAIN when there are too
     *     many tasks, ENOMEM; nothing is left of the attempt then
     */
    public Task clone(Task parent, CloneArgs args) throws ErrnoException {
        check(args);
        if (table.size() >= parent.process().limits().tasks()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        Task child = copyTask(parent, args);
        copyThread(parent, child, args);
        tellNumbers(parent, child, args);
        report(parent, child);
        if (args.has(CloneFlags.CLONE_VFORK)) {
            child.process().beginVfork();
        }
        scheduler.starts(child);
        return child;
    }

    /** The combinations that copy_process refuses. */
    private static void check(CloneArgs args) throws ErrnoException {
        boolean thread = args.has(CloneFlags.CLONE_THREAD);
        boolean sharesHandlers = args.has(CloneFlags.CLONE_SIGHAND);
        boolean contradicts =
                args.has(CloneFlags.CLONE_FS) && args.has(CloneFlags.CLONE_NEWNS)
                        || args.has(CloneFlags.CLONE_FS) && args.has(CloneFlags.CLONE_NEWUSER)
                        || thread && !sharesHandlers
                        || sharesHandlers && !args.has(CloneFlags.CLONE_VM)
                        || sharesHandlers && args.has(CloneFlags.CLONE_CLEAR_SIGHAND)
                        || args.exitSignal() < 0
                        || args.exitSignal() > Signal.LAST
                        || args.has(CloneFlags.CLONE_SETTLS)
                                && (args.tls() < 0 || args.tls() >= Layout.TASK_SIZE);
        if (contradicts) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (args.has(CloneFlags.NAMESPACES)) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (args.has(CloneFlags.CLONE_PIDFD | CloneFlags.CLONE_INTO_CGROUP)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private Task copyTask(Task parent, CloneArgs args) throws ErrnoException {
        Resources shared = share(parent, args);
        int pid = table.takePid();
        Process process = parent.process();
        if (!args.has(CloneFlags.CLONE_THREAD)) {
            process = newProcess(pid, parent, args);
        }
        Task child;
        try {
            child = maker.make(pid, process, shared, parent.struct().comm());
        } catch (ErrnoException noMemory) {
            giveBack(shared);
            if (!args.has(CloneFlags.CLONE_THREAD)) {
                process.setParent(null);
            }
            throw noMemory;
        }
        return child;
    }

    private static Process newProcess(int pid, Task parent, CloneArgs args) {
        Process own = parent.process();
        Process parentOfChild = args.has(CloneFlags.CLONE_PARENT) ? own.parent() : own;
        Process process = own.fork(pid, parentOfChild);
        process.setExitSignal(
                args.has(CloneFlags.CLONE_PARENT) ? own.exitSignal() : args.exitSignal());
        return process;
    }

    private static Resources share(Task parent, CloneArgs args) throws ErrnoException {
        AddressSpace mm = parent.mm();
        if (args.has(CloneFlags.CLONE_VM)) {
            mm.acquire();
        } else {
            mm = mm.fork();
        }
        FdTable files = parent.files();
        FsContext fs = parent.fs();
        return new Resources(
                mm,
                args.has(CloneFlags.CLONE_FILES) ? files.share() : files.fork(),
                args.has(CloneFlags.CLONE_FS) ? fs : fs.fork(),
                signals(parent.signals(), args));
    }

    private static SignalState signals(SignalState parent, CloneArgs args) {
        if (args.has(CloneFlags.CLONE_THREAD)) {
            return parent.thread();
        }
        SignalState child = parent.fork(args.has(CloneFlags.CLONE_SIGHAND));
        if (args.has(CloneFlags.CLONE_VM) && !args.has(CloneFlags.CLONE_VFORK)) {
            child.setAltStack(AltStack.NONE);
        }
        if (args.has(CloneFlags.CLONE_CLEAR_SIGHAND)) {
            child.handlers().forgetHandlers();
        }
        return child;
    }

    private static void giveBack(Resources resources) {
        if (resources.files() != null) {
            resources.files().closeAll();
        }
        if (resources.mm() != null) {
            resources.mm().release();
        }
    }

    /** Registers: pt_regs, floating point, thread-local storage ("copy_thread"). */
    private void copyThread(Task parent, Task child, CloneArgs args) {
        PtRegs regs = child.regs();
        regs.copyFrom(parent.regs());
        regs.setGpr(Gpr.RAX, 0);
        if (args.stack() != 0) {
            regs.setField(PtRegs.RSP, args.stack());
        }
        TaskStruct struct = child.struct();
        TaskStruct from = parent.struct();
        boolean ownTls = args.has(CloneFlags.CLONE_SETTLS);
        struct.setFsBase(ownTls ? args.tls() : from.fsBase());
        struct.setGsBase(from.gsBase());
        struct.setFpu(fpu.save());
        for (int offset : new int[] {TaskStruct.POLICY, TaskStruct.PRIO, TaskStruct.STATIC_PRIO}) {
            struct.setField32(offset, from.field32(offset));
        }
        struct.setField32(TaskStruct.CPU, from.field32(TaskStruct.CPU));
        struct.setField32(
                TaskStruct.EXIT_SIGNAL, child.isLeader() ? child.process().exitSignal() : -1);
        struct.setField(TaskStruct.START_TIME, clock.monotonic());
        struct.addProcessFlags(TaskStruct.PF_FORKNOEXEC);
        struct.setState(TaskState.RUNNING);
    }

    /** A bad address here is no error, as under Linux. */
    private static void tellNumbers(Task parent, Task child, CloneArgs args) {
        if (args.has(CloneFlags.CLONE_PARENT_SETTID)) {
            tryWrite(parent.mm(), args.parentTid(), child.pid());
        }
        if (args.has(CloneFlags.CLONE_CHILD_SETTID)) {
            child.struct().setField(TaskStruct.SET_CHILD_TID, args.childTid());
            tryWrite(child.mm(), args.childTid(), child.pid());
        }
        if (args.has(CloneFlags.CLONE_CHILD_CLEARTID)) {
            child.struct().setField(TaskStruct.CLEAR_CHILD_TID, args.childTid());
        }
    }

    private static void tryWrite(AddressSpace mm, long vaddr, int value) {
        byte[] bytes = {
            (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
        };
        mm.user().writeSome(vaddr, bytes, 0, bytes.length);
    }

    private void report(Task parent, Task child) {
        if (events.isHeard()) {
            TaskCreated.Kind kind =
                    child.isLeader() ? TaskCreated.Kind.PROCESS : TaskCreated.Kind.THREAD;
            events.log(icount -> TaskCreated.of(icount, kind, parent.pid(), child.struct()));
        }
    }
}
