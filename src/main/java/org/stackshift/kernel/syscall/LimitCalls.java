package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.ResourceLimits;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;

/** getrlimit, setrlimit, prlimit64. struct rlimit is the soft and the hard limit, 8 bytes each. */
final class LimitCalls {
    private final TaskTable table;

    LimitCalls(TaskTable table) {
        this.table = table;
    }

    void install(SyscallTable calls) {
        calls.install(
                Sysno.GETRLIMIT,
                call -> limit(call.task().process(), call, call.a0(), 0, call.a1()));
        calls.install(
                Sysno.SETRLIMIT,
                call -> limit(call.task().process(), call, call.a0(), call.a1(), 0));
        calls.install(Sysno.PRLIMIT64, this::prlimit64);
    }

    /** Pid or 0, kind, the new limit or 0, where the old one goes or 0. */
    private long prlimit64(Call call) throws ErrnoException {
        int pid = (int) call.a0();
        Process process = call.task().process();
        if (pid != 0) {
            process =
                    table.task(pid)
                            .map(Task::process)
                            .orElseThrow(() -> new ErrnoException(Errno.ESRCH));
        }
        return limit(process, call, call.a1(), call.a2(), call.a3());
    }

    private static long limit(Process process, Call call, long kind, long newVaddr, long oldVaddr)
            throws ErrnoException {
        if (kind < 0 || kind >= ResourceLimits.COUNT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        ResourceLimits.Limit old = process.limits().get((int) kind);
        if (newVaddr != 0) {
            process.setLimits(process.limits().with((int) kind, read(call, old, newVaddr)));
        }
        if (oldVaddr != 0) {
            call.user().write64(oldVaddr, old.soft());
            call.user().write64(oldVaddr + 8, old.hard());
        }
        return 0;
    }

    private static ResourceLimits.Limit read(Call call, ResourceLimits.Limit old, long vaddr)
            throws ErrnoException {
        UserMemory user = call.user();
        ResourceLimits.Limit limit =
                new ResourceLimits.Limit(user.read64(vaddr), user.read64(vaddr + 8));
        if (Long.compareUnsigned(limit.soft(), limit.hard()) > 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (Long.compareUnsigned(limit.hard(), old.hard()) > 0) {
            throw new ErrnoException(Errno.EPERM);
        }
        return limit;
    }
}
