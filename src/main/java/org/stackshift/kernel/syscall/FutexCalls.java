package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/**
 * futex for a process with one thread: nobody else can wake it, so a wait ends by time or signal
 * only.
 */
final class FutexCalls {
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE_BITSET = 10;
    private static final int COMMAND = 0x7f;

    private final Clock clock;

    FutexCalls(Clock clock) {
        this.clock = clock;
    }

    void install(SyscallTable table) {
        table.install(Sysno.FUTEX, this::futex);
    }

    private long futex(Call call) throws ErrnoException {
        int word = call.user().read32(call.a0());
        return switch ((int) call.a1() & COMMAND) {
            case FUTEX_WAKE, FUTEX_WAKE_BITSET -> 0;
            case FUTEX_WAIT, FUTEX_WAIT_BITSET -> waitFor(call, word);
            default -> throw new ErrnoException(Errno.ENOSYS);
        };
    }

    private long waitFor(Call call, int word) throws ErrnoException {
        Task task = call.task();
        if (task.sleepsUntil() == null && word != (int) call.a2()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        if (task.signals().hasDeliverable()) {
            task.setSleepsUntil(null);
            throw new ErrnoException(Errno.EINTR);
        }
        if (call.a3() == 0) {
            task.sleep(new Wait(Wait.Kind.FUTEX, call.a0()), TaskScheduler.NEVER);
            return Call.BLOCKED;
        }
        Long end = task.sleepsUntil();
        if (end == null) {
            boolean relative = ((int) call.a1() & COMMAND) == FUTEX_WAIT;
            end = Timespec.read(call.user(), call.a3()) + (relative ? clock.monotonic() : 0);
            task.setSleepsUntil(end);
        }
        if (clock.monotonic() >= end) {
            task.setSleepsUntil(null);
            throw new ErrnoException(Errno.ETIMEDOUT);
        }
        task.sleep(new Wait(Wait.Kind.FUTEX, call.a0()), end);
        return Call.BLOCKED;
    }
}
