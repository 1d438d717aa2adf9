package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.abi.WaitFlags;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.process.Exits;
import org.stackshift.kernel.task.Task;

/** exit, exit_group, and what a thread leaves word of for its end. */
final class ExitCalls {
    private static final int ROBUST_LIST_HEAD_SIZE = 24;

    private final Exits exits;

    ExitCalls(Exits exits) {
        this.exits = exits;
    }

    void install(SyscallTable table) {
        table.install(Sysno.EXIT, this::exit);
        table.install(Sysno.EXIT_GROUP, this::exitGroup);
        table.install(Sysno.SET_TID_ADDRESS, ExitCalls::setTidAddress);
        table.install(Sysno.SET_ROBUST_LIST, ExitCalls::setRobustList);
        table.install(Sysno.GET_ROBUST_LIST, ExitCalls::getRobustList);
    }

    private long exit(Call call) {
        exits.exit(call.task(), WaitFlags.exited((int) call.a0()));
        return 0;
    }

    private long exitGroup(Call call) {
        exits.exitGroup(call.task(), WaitFlags.exited((int) call.a0()));
        return 0;
    }

    private static long setTidAddress(Call call) {
        call.task().struct().setField(TaskStruct.CLEAR_CHILD_TID, call.a0());
        return call.task().pid();
    }

    /** A thread of the caller's process, where the list goes, where its size goes. */
    private static long getRobustList(Call call) throws ErrnoException {
        int tid = (int) call.a0();
        Task thread =
                call.task().process().threads().stream()
                        .filter(task -> tid == 0 ? task == call.task() : task.pid() == tid)
                        .findFirst()
                        .orElseThrow(() -> new ErrnoException(Errno.ESRCH));
        call.user().write64(call.a2(), ROBUST_LIST_HEAD_SIZE);
        call.user().write64(call.a1(), thread.struct().field(TaskStruct.ROBUST_LIST));
        return 0;
    }

    private static long setRobustList(Call call) throws ErrnoException {
        if (call.a1() != ROBUST_LIST_HEAD_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        call.task().struct().setField(TaskStruct.ROBUST_LIST, call.a0());
        return 0;
    }
}
