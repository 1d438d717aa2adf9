package org.stackshift.kernel.process;

import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.WaitFlags;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.kernel.event.TaskReaped;
import org.stackshift.kernel.event.TaskReparented;
import org.stackshift.kernel.futex.ThreadEnd;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.task.Usage;

import java.util.List;

/**
 * How tasks end ("do_exit"). A status here is what wait4 tells: the exit code in the second byte,
 * or a signal in the first.
 */
public final class Exits {
    private static final int USER_ID = 1000;

    private final TaskTable table;
    private final TaskMaker maker;
    private final TaskScheduler scheduler;
    private final SignalSender signals;
    private final Groups groups;
    private final ThreadEnd threadEnd;
    private final EventLog events;
    private final ExitListener listener;

    /**
     * @param listener hears of each task
     */
    public Exits(
            TaskTable table,
            TaskMaker maker,
            TaskScheduler scheduler,
            SignalSender signals,
            ThreadEnd threadEnd,
            EventLog events,
            ExitListener listener) {
        this.table = table;
        this.maker = maker;
        this.scheduler = scheduler;
        this.signals = signals;
        this.groups = new Groups(table, signals);
        this.threadEnd = threadEnd;
        this.events = events;
        this.listener = listener;
    }

    /** All threads of the task's process end, this one now ("do_group_exit"). */
    public void exitGroup(Task task, int status) {
        beginGroupExit(task.process(), status, task);
        exit(task, status);
    }

    /** Lets all threads of a process but {@code survivor} end, wherever they are. */
    private void beginGroupExit(Process process, int status, Task survivor) {
        if (process.groupExit() == null) {
            process.beginGroupExit(status);
            killThreads(process, survivor);
        }
    }

    /** execve: all threads but this one end ("de_thread"). */
    void endOtherThreads(Task survivor) {
        Process process = survivor.process();
        if (process.executor().isEmpty()) {
            process.setExecutor(survivor);
            killThreads(process, survivor);
        }
    }

    /** A signal ends a task, and all others of its process unless one of them waits for that. */
    public void die(Task task, SigInfo info) {
        Process process = task.process();
        Task executor = process.executor().orElse(task);
        if (executor == task) {
            process.noteDeadlySignal(info);
            exitGroup(task, info.signal());
        } else {
            exit(task, info.signal());
        }
    }

    private void killThreads(Process process, Task survivor) {
        for (Task thread : List.copyOf(process.threads())) {
            if (thread != survivor) {
                kill(thread);
            }
        }
    }

    /** SIGKILL for one thread: it ends as soon as it is on its way to ring 3. */
    private void kill(Task task) {
        signals.toThread(task, SigInfo.ofKernel(Signal.SIGKILL));
    }

    /**
     * The running task ends. It keeps its kernel stack until it has been switched away from, and
     * its task_struct until somebody has waited.
     *
     * @param status of the task; a group that ends has its own
     */
    public void exit(Task task, int status) {
        Process process = task.process();
        Integer groupStatus = process.groupExit();
        int code = groupStatus == null ? status : groupStatus;
        TaskStruct struct = task.struct();
        struct.addProcessFlags(TaskStruct.PF_EXITING);
        struct.setField32(TaskStruct.EXIT_CODE, code);
        threadEnd.release(task);
        Usage usage = Usage.of(task);
        giveBack(task);
        process.removeThread(task);
        process.threadEnds().wakeAll();
        process.addOwnUsage(usage);
        struct.setFlag(TaskStruct.TIF_NEED_RESCHED);
        report(task, code);
        boolean last = process.threads().isEmpty();
        struct.setExitState(task.isLeader() ? TaskState.ZOMBIE : TaskState.DEAD);
        scheduler.ends(task);
        if (!task.isLeader()) {
            maker.reap(task);
        }
        if (last) {
            end(process, code);
        }
        listener.exited(task, code);
    }

    private void report(Task task, int status) {
        events.log(
                icount ->
                        new TaskExited(
                                icount,
                                task.pid(),
                                WaitFlags.exitCode(status),
                                WaitFlags.signal(status)));
    }

    /**
     * Memory, files, place in the tree. If the first program is the last to end, its memory stays
     * with its first thread, so that it can be looked at: nobody is left who could use the frames.
     */
    private void giveBack(Task task) {
        task.files().closeAll();
        task.setFiles(null);
        task.setFs(null);
        Process process = task.process();
        boolean keeps = process.pid() == TaskTable.FIRST_PROGRAM && isLast(task);
        if (keeps && task.isLeader()) {
            return;
        }
        AddressSpace mm = task.mm();
        mm.grab();
        task.setMm(null);
        if (keeps) {
            process.leader().orElseThrow().setMm(mm);
        } else {
            mm.release();
        }
    }

    private boolean isLast(Task task) {
        return table.tasks().stream().noneMatch(other -> other != task && other.hasMm());
    }

    /** The last thread has ended. */
    private void end(Process process, int status) {
        process.endVfork();
        List<Process> children = List.copyOf(process.children());
        reparentChildren(process);
        process.becomeZombie(status);
        groups.ended(process, children);
        if (tellParent(process)) {
            reap(process);
        }
    }

    private void reparentChildren(Process process) {
        Process reaper = reaper(process);
        for (Process child : List.copyOf(process.children())) {
            child.setParent(reaper);
            child.setExitSignal(Signal.SIGCHLD);
            maker.noteParent(child);
            events.log(
                    icount -> new TaskReparented(icount, child.pid(), process.pid(), reaper.pid()));
            if (child.parentDeathSignal() != 0) {
                signals.toProcess(child, SigInfo.ofKernel(child.parentDeathSignal()));
            }
            if (child.isZombie() && tellParent(child)) {
                reap(child);
            }
        }
    }

    /** The nearest ancestor that wants orphans, else init ("find_new_reaper"). */
    private Process reaper(Process process) {
        Process ancestor = process.parent();
        while (ancestor != null && !ancestor.reapsOrphans()) {
            ancestor = ancestor.parent();
        }
        return ancestor != null ? ancestor : table.process(TaskTable.INIT).orElseThrow();
    }

    /**
     * Sends the exit signal and wakes who waits ("do_notify_parent").
     *
     * @return whether nobody will ever wait: init never does, and a parent that ignores SIGCHLD has
     *     said so
     */
    private boolean tellParent(Process process) {
        Process parent = process.parent();
        if (parent == null || parent.pid() == TaskTable.INIT) {
            return true;
        }
        boolean autoReap = false;
        if (process.exitSignal() != 0 && parent.pid() != TaskTable.SHELL) {
            SigAction action = parent.threads().getFirst().signals().action(process.exitSignal());
            boolean isChild = process.exitSignal() == Signal.SIGCHLD;
            boolean ignored = action.handler() == SigAction.SIG_IGN;
            autoReap = isChild && (ignored || action.has(SigAction.SA_NOCLDWAIT));
            if (!(isChild && ignored)) {
                signals.toProcess(parent, endOf(process));
            }
        }
        parent.childChanges().wakeAll();
        return autoReap;
    }

    private static SigInfo endOf(Process process) {
        int status = process.status();
        int signal = WaitFlags.signal(status);
        return SigInfo.child(
                process.exitSignal(),
                signal == 0 ? SiCode.CLD_EXITED : SiCode.CLD_KILLED,
                process.pid(),
                USER_ID,
                signal == 0 ? WaitFlags.exitCode(status) : signal);
    }

    /** Clears away a zombie that somebody has waited for, or nobody will. */
    void reap(Process process) {
        Process parent = process.parent();
        Task leader = process.leader().orElseThrow();
        events.log(
                icount -> new TaskReaped(icount, process.pid(), parent == null ? 0 : parent.pid()));
        process.setParent(null);
        leader.struct().setExitState(TaskState.DEAD);
        maker.reap(leader);
    }
}
