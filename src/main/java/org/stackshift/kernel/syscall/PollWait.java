package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/**
 * What poll, select and epoll have in common: a deadline, and a mask of signals for the duration of
 * the call.
 */
final class PollWait {
    /** Bytes of the kernel's sigset_t. */
    static final int SIGSET_SIZE = 8;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;

    PollWait(Clock clock) {
        this.clock = clock;
    }

    /** The deadline of a call; negative milliseconds mean for ever. */
    long afterMillis(Call call, int millis) {
        return millis < 0 ? TaskScheduler.NEVER : deadline(call, millis * NANOS_PER_MILLI);
    }

    /** The same from a struct timespec; none means for ever. */
    long afterTimespec(Call call, long vaddr) throws ErrnoException {
        return vaddr == 0 ? TaskScheduler.NEVER : deadline(call, Timespec.read(call.user(), vaddr));
    }

    long afterTimeval(Call call, long vaddr) throws ErrnoException {
        return vaddr == 0
                ? TaskScheduler.NEVER
                : deadline(call, Timespec.readTimeval(call.user(), vaddr));
    }

    /** Counted from the first try. */
    private long deadline(Call call, long nanos) {
        Long end = call.task().sleepsUntil();
        if (end == null) {
            end = clock.monotonic() + nanos;
            call.task().setSleepsUntil(end);
        }
        return end;
    }

    /** 0 when the time is over, otherwise what {@link Call#block} returns. */
    long sleep(Call call, ReadySet set, long deadline) {
        if (isOver(deadline)) {
            return 0;
        }
        Wait cause = new Wait(Wait.Kind.POLL, set.queues().length);
        return call.block(Restart.NO_HANDLER, cause, deadline, set.queues());
    }

    boolean isOver(long deadline) {
        return clock.monotonic() >= deadline;
    }

    /**
     * Makes a call with another mask of signals in force until it is over.
     *
     * @param mask address of the mask, or 0 for no other mask
     * @param size of the mask in bytes
     */
    long under(Call call, long mask, long size, SyscallTable.Handler body) throws ErrnoException {
        if (mask == 0) {
            return body.call(call);
        }
        if (size != SIGSET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SignalState signals = call.task().signals();
        if (!signals.isSuspended()) {
            signals.suspend(call.user().read64(mask));
        }
        boolean isOver = true;
        try {
            long result = body.call(call);
            boolean isBrokenOff = result == Restart.NEVER.result();
            isOver = result != Call.BLOCKED && !Restart.isPossible(result) && !isBrokenOff;
            return result;
        } finally {
            if (isOver) {
                signals.resume();
            }
        }
    }

    /**
     * Leaves the time that was not waited where the program put the span.
     *
     * @param unit nanoseconds of one unit of the second word
     */
    void putRest(Call call, long vaddr, long deadline, long result, int unit)
            throws ErrnoException {
        if (vaddr != 0 && result != Call.BLOCKED) {
            long rest = Math.max(0, deadline - clock.monotonic());
            call.user().write64(vaddr, rest / Clock.NANOS_PER_SECOND);
            call.user().write64(vaddr + 8, rest % Clock.NANOS_PER_SECOND / unit);
        }
    }
}
