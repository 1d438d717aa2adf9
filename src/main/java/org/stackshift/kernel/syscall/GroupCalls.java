package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.process.Groups;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.TaskTable;

/** Process groups and sessions. */
final class GroupCalls {
    private final TaskTable table;
    private final Groups groups;

    GroupCalls(TaskTable table, Groups groups) {
        this.table = table;
        this.groups = groups;
    }

    void install(SyscallTable calls) {
        calls.install(Sysno.SETPGID, this::setpgid);
        calls.install(Sysno.GETPGID, call -> process(call).group());
        calls.install(Sysno.GETPGRP, call -> call.task().process().group());
        calls.install(Sysno.SETSID, this::setsid);
        calls.install(Sysno.GETSID, call -> process(call).session());
    }

    private long setpgid(Call call) throws ErrnoException {
        Process target = process(call);
        int pgid = call.a1() == 0 ? target.pid() : (int) call.a1();
        if (pgid < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        groups.setGroup(call.task().process(), target, pgid);
        return 0;
    }

    private long setsid(Call call) throws ErrnoException {
        Process process = call.task().process();
        groups.startSession(process);
        return process.session();
    }

    /** The process that the first argument means; 0 is the caller's. */
    private Process process(Call call) throws ErrnoException {
        int pid = (int) call.a0();
        return pid == 0
                ? call.task().process()
                : table.task(pid).orElseThrow(() -> new ErrnoException(Errno.ESRCH)).process();
    }
}
