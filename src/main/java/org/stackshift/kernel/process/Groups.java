package org.stackshift.kernel.process;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.TaskTable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Process groups and sessions: the jobs of shells. */
public final class Groups {
    private final TaskTable table;
    private final SignalSender signals;

    public Groups(TaskTable table, SignalSender signals) {
        this.table = table;
        this.signals = signals;
    }

    /**
     * Moves a process into a group ("setpgid").
     *
     * @param own who asks: about itself or a child
     * @throws ErrnoException ESRCH, EACCES for a child that has called execve, EPERM
     */
    public void setGroup(Process own, Process target, int pgid) throws ErrnoException {
        if (target != own && target.parent() != own) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (target != own) {
            require(target.session() == own.session(), Errno.EPERM);
            require(hasOldProgram(target), Errno.EACCES);
        }
        require(target.session() != target.pid(), Errno.EPERM);
        boolean exists =
                table.group(pgid).stream().anyMatch(other -> other.session() == own.session());
        require(pgid == target.pid() || exists, Errno.EPERM);
        target.setGroup(pgid);
    }

    private static boolean hasOldProgram(Process process) {
        return process.leader()
                .filter(t -> (t.struct().field32(TaskStruct.FLAGS) & TaskStruct.PF_FORKNOEXEC) != 0)
                .isPresent();
    }

    /**
     * Starts a session with one group ("setsid").
     *
     * @throws ErrnoException EPERM for the leader of a group
     */
    public void startSession(Process process) throws ErrnoException {
        require(table.group(process.pid()).isEmpty(), Errno.EPERM);
        process.setSession(process.pid());
        process.setGroup(process.pid());
    }

    private static void require(boolean condition, Errno otherwise) throws ErrnoException {
        if (!condition) {
            throw new ErrnoException(otherwise);
        }
    }

    /**
     * A process ends: groups that nobody outside is left to look after, and that are stopped, get
     * SIGHUP and SIGCONT ("exit_notify").
     *
     * @param children those that it leaves behind
     */
    void ended(Process process, List<Process> children) {
        Set<Integer> groups = new TreeSet<>();
        groups.add(process.group());
        children.forEach(child -> groups.add(child.group()));
        for (int pgid : groups) {
            List<Process> members =
                    table.group(pgid).stream().filter(member -> !member.isZombie()).toList();
            boolean stopped = members.stream().anyMatch(member -> member.stopSignal() != 0);
            if (stopped && members.stream().noneMatch(Groups::isLookedAfter)) {
                members.forEach(member -> hangUp(member));
            }
        }
    }

    /** Its parent is in another group of the same session. */
    private static boolean isLookedAfter(Process process) {
        Process parent = process.parent();
        return parent != null
                && parent.group() != process.group()
                && parent.session() == process.session()
                && parent.pid() != TaskTable.INIT;
    }

    private void hangUp(Process process) {
        signals.toProcess(process, new SigInfo(Signal.SIGHUP, SiCode.SI_KERNEL, 0, 0));
        signals.toProcess(process, new SigInfo(Signal.SIGCONT, SiCode.SI_KERNEL, 0, 0));
    }
}
