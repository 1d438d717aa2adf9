package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/** Waiting for signals that are taken, not delivered: behind sigwait, sigwaitinfo and others. */
final class SignalWaitCalls {
    private static final int SET_SIZE = 8;

    private final Clock clock;

    SignalWaitCalls(Clock clock) {
        this.clock = clock;
    }

    void install(SyscallTable table) {
        table.install(Sysno.RT_SIGTIMEDWAIT, this::rtSigtimedwait);
    }

    /** The set, where siginfo_t goes or 0, the longest wait or 0 for any, the set's size. */
    private long rtSigtimedwait(Call call) throws ErrnoException {
        if (call.a3() != SET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Task task = call.task();
        long set = call.user().read64(call.a0());
        SigInfo info = task.signals().take(set);
        if (info == null) {
            return sleep(call, set);
        }
        finish(task);
        if (call.a1() != 0) {
            call.user().write(call.a1(), info.bytes());
        }
        return info.signal();
    }

    private long sleep(Call call, long set) throws ErrnoException {
        Task task = call.task();
        long end = call.a2() == 0 ? TaskScheduler.NEVER : end(call);
        boolean isOver = clock.monotonic() >= end;
        if (isOver || task.signals().hasDeliverable()) {
            finish(task);
            throw new ErrnoException(isOver ? Errno.EAGAIN : Errno.EINTR);
        }
        task.signals().await(set);
        task.sleep(new Wait(Wait.Kind.SIGNAL), end);
        return Call.BLOCKED;
    }

    private long end(Call call) throws ErrnoException {
        Long end = call.task().sleepsUntil();
        if (end == null) {
            end = clock.monotonic() + Timespec.read(call.user(), call.a2());
            call.task().setSleepsUntil(end);
        }
        return end;
    }

    private static void finish(Task task) {
        task.setSleepsUntil(null);
        task.signals().await(0);
    }
}
