package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Poll;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Waiting until one of several descriptors is ready: poll, select and their relatives. */
final class PollCalls {
    private static final int POLLFD_SIZE = 8;
    private static final int SIGSET_SIZE = 8;

    private static final int READ = Poll.POLLIN | Poll.POLLRDNORM | Poll.POLLHUP | Poll.POLLERR;
    private static final int WRITE = Poll.POLLOUT | Poll.POLLWRNORM | Poll.POLLERR;

    private final Waiting waiting;

    PollCalls(Clock clock) {
        this.waiting = new Waiting(clock);
    }

    void install(SyscallTable table) {
        table.install(Sysno.POLL, call -> poll(call, waiting.afterMillis(call, (int) call.a2())));
        table.install(Sysno.PPOLL, this::ppoll);
        table.install(Sysno.SELECT, this::select);
        table.install(Sysno.PSELECT6, this::pselect);
    }

    private long ppoll(Call call) throws ErrnoException {
        long deadline = waiting.afterTimespec(call, call.a2());
        long result = waiting.under(call, call.a3(), call.a4(), _ -> poll(call, deadline));
        waiting.putRest(call, call.a2(), deadline, result, 1);
        return result;
    }

    private long select(Call call) throws ErrnoException {
        long deadline = waiting.afterTimeval(call, call.a4());
        long result = select(call, deadline);
        waiting.putRest(call, call.a4(), deadline, result, 1000);
        return result;
    }

    /** The sixth argument points to the address and size of the mask. */
    private long pselect(Call call) throws ErrnoException {
        long deadline = waiting.afterTimespec(call, call.a4());
        long mask = call.a5() == 0 ? 0 : call.user().read64(call.a5());
        long size = call.a5() == 0 ? 0 : call.user().read64(call.a5() + SIGSET_SIZE);
        long result = waiting.under(call, mask, size, _ -> select(call, deadline));
        waiting.putRest(call, call.a4(), deadline, result, 1);
        return result;
    }

    /** struct pollfd: fd, events, revents. */
    private long poll(Call call, long deadline) throws ErrnoException {
        if (call.a1() < 0 || call.a1() > FdTable.LIMIT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = call.user().read(call.a0(), POLLFD_SIZE * (int) call.a1());
        ByteBuffer pollfds = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ReadySet set = new ReadySet(call);
        int ready = 0;
        for (int at = 0; at < bytes.length; at += POLLFD_SIZE) {
            int fd = pollfds.getInt(at);
            int wanted = pollfds.getShort(at + 4) | Poll.POLLERR | Poll.POLLHUP | Poll.POLLNVAL;
            int found = fd < 0 ? 0 : set.poll(fd) & wanted;
            pollfds.putShort(at + 6, (short) found);
            ready += found == 0 ? 0 : 1;
        }
        long result = ready > 0 ? ready : waiting.sleep(call, set, deadline);
        if (result >= 0) {
            call.user().write(call.a0(), bytes);
        }
        return result;
    }

    private long select(Call call, long deadline) throws ErrnoException {
        if ((int) call.a0() < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        FdSets sets = FdSets.read(call, Math.min((int) call.a0(), FdTable.LIMIT));
        ReadySet set = new ReadySet(call);
        int ready = 0;
        for (int fd = 0; fd < sets.count(); fd++) {
            if (sets.isAsked(fd)) {
                int found = set.poll(fd);
                if (found == Poll.POLLNVAL) {
                    throw new ErrnoException(Errno.EBADF);
                }
                ready += sets.answer(fd, (found & READ) != 0, (found & WRITE) != 0);
            }
        }
        long result = ready > 0 ? ready : waiting.sleep(call, set, deadline);
        if (result >= 0) {
            sets.write(call);
        }
        return result;
    }

    /** What all of them have in common: a deadline and a mask of signals for its duration. */
    static final class Waiting {
        private static final long NANOS_PER_MILLI = 1_000_000;

        private final Clock clock;

        Waiting(Clock clock) {
            this.clock = clock;
        }

        /** The deadline of a call; negative milliseconds mean for ever. */
        long afterMillis(Call call, int millis) {
            return millis < 0 ? TaskScheduler.NEVER : deadline(call, millis * NANOS_PER_MILLI);
        }

        /** The same from a struct timespec; none means for ever. */
        long afterTimespec(Call call, long vaddr) throws ErrnoException {
            return vaddr == 0
                    ? TaskScheduler.NEVER
                    : deadline(call, Timespec.read(call.user(), vaddr));
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
        long under(Call call, long mask, long size, SyscallTable.Handler body)
                throws ErrnoException {
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
}
