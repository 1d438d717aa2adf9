package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Poll;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.time.Clock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Waiting until one of several descriptors is ready: poll, select and their relatives. */
final class PollCalls {
    private static final int POLLFD_SIZE = 8;

    private static final int READ = Poll.POLLIN | Poll.POLLRDNORM | Poll.POLLHUP | Poll.POLLERR;
    private static final int WRITE = Poll.POLLOUT | Poll.POLLWRNORM | Poll.POLLERR;

    private final PollWait waiting;

    PollCalls(Clock clock) {
        this.waiting = new PollWait(clock);
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
        long size = call.a5() == 0 ? 0 : call.user().read64(call.a5() + PollWait.SIGSET_SIZE);
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
}
