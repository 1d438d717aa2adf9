package org.stackshift.kernel.process;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.ProgramStarted;
import org.stackshift.kernel.exec.ExecLoader;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;

/**
 * Replaces a process's program ("execve"). Up to a point everything can still fail and leaves no
 * trace; behind it the old program is gone ("begin_new_exec").
 */
public final class Execution {
    private final ExecLoader loader;
    private final TaskMaker maker;
    private final Exits exits;
    private final CpuState cpu;
    private final EventLog events;

    /**
     * @param cpu the registers of the CPU that the task runs on
     */
    public Execution(
            ExecLoader loader, TaskMaker maker, Exits exits, CpuState cpu, EventLog events) {
        this.loader = loader;
        this.maker = maker;
        this.exits = exits;
        this.cpu = cpu;
        this.events = events;
    }

    /**
     * Lets the running task execute another program.
     *
     * @return false if the process has other threads: they have been told to end, and the task is
     *     to try again when they have
     * @throws ErrnoException what loading throws; nothing has changed then
     */
    public boolean execute(Task task, ExecLoader.Request request) throws ErrnoException {
        ExecLoader.Loaded loaded = loader.load(request);
        if (task.process().threads().size() > 1) {
            loaded.mm().release();
            exits.endOtherThreads(task);
            return false;
        }
        task.process().setExecutor(null);
        if (!task.isLeader()) {
            maker.takeOverLeadership(task);
        }
        loaded.mm().setLimits(task.process().limits().memory());
        replaceMemory(task, loaded.mm());
        forgetOldProgram(task);
        task.struct().setComm(loaded.comm());
        task.process().setExecutable(loaded.executable());
        TaskMaker.startThread(task.regs(), loaded.entry(), loaded.rsp());
        events.log(
                icount ->
                        new ProgramStarted(
                                icount,
                                task.pid(),
                                loaded.executable(),
                                loaded.programEntry(),
                                loaded.rsp()));
        return true;
    }

    /** cr3 still points to the old tables: the guest half loads the new ones and drops those. */
    private static void replaceMemory(Task task, AddressSpace newMm) {
        AddressSpace old = task.mm();
        old.grab();
        task.setMm(newMm);
        task.process().endVfork();
        old.release();
    }

    private void forgetOldProgram(Task task) {
        Process process = task.process();
        process.setExitSignal(Signal.SIGCHLD);
        process.deletePosixTimers();
        task.signals().exec();
        task.setFiles(task.files().closeOnExec());
        TaskStruct struct = task.struct();
        struct.setField32(TaskStruct.EXIT_SIGNAL, Signal.SIGCHLD);
        struct.setField(TaskStruct.CLEAR_CHILD_TID, 0);
        struct.setField(TaskStruct.SET_CHILD_TID, 0);
        struct.setField(TaskStruct.ROBUST_LIST, 0);
        struct.removeProcessFlags(TaskStruct.PF_FORKNOEXEC);
        cpu.startProgram(task);
    }
}
