package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.ArrayList;
import java.util.List;

/** Waiting until one of several descriptors is ready. */
final class PollCalls {
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int POLLNVAL = 0x20;
    private static final int POLLFD_SIZE = 8;
    private static final long FOR_EVER = -1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;

    PollCalls(Clock clock) {
        this.clock = clock;
    }

    void install(SyscallTable table) {
        table.install(
                Sysno.POLL,
                call -> {
                    int millis = (int) call.a2();
                    return poll(call, millis < 0 ? FOR_EVER : millis * NANOS_PER_MILLI);
                });
        table.install(
                Sysno.PPOLL,
                call ->
                        poll(
                                call,
                                call.a2() == 0 ? FOR_EVER : Timespec.read(call.user(), call.a2())));
        table.install(
                Sysno.SELECT,
                call ->
                        select(
                                call,
                                call.a4() == 0
                                        ? FOR_EVER
                                        : Timespec.readTimeval(call.user(), call.a4())));
        table.install(
                Sysno.PSELECT6,
                call ->
                        select(
                                call,
                                call.a4() == 0 ? FOR_EVER : Timespec.read(call.user(), call.a4())));
    }

    /** struct pollfd: fd, events, revents. */
    private long poll(Call call, long timeout) throws ErrnoException {
        if (call.a1() < 0 || call.a1() > FdTable.LIMIT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int ready = 0;
        for (int i = 0; i < call.a1(); i++) {
            long pollfd = call.a0() + (long) POLLFD_SIZE * i;
            int fd = call.user().read32(pollfd);
            int wanted = call.user().read32(pollfd + 4) & 0xffff;
            int found = fd < 0 ? 0 : readiness(call, fd) & (wanted | POLLNVAL);
            call.user().write32(pollfd + 4, wanted | found << 16);
            ready += found == 0 ? 0 : 1;
        }
        return ready > 0 ? done(call, ready) : waitFor(call, timeout, polled(call));
    }

    private long select(Call call, long timeout) throws ErrnoException {
        int count = (int) Math.min(call.a0(), FdTable.LIMIT);
        int ready = 0;
        long[] found = new long[2 * (FdTable.LIMIT / 64)];
        for (int fd = 0; fd < count; fd++) {
            boolean reads = isIn(call, call.a1(), fd);
            boolean writes = isIn(call, call.a2(), fd);
            int readiness = reads || writes ? readiness(call, fd) : 0;
            if (readiness == POLLNVAL) {
                throw new ErrnoException(Errno.EBADF);
            }
            ready += mark(found, 0, fd, reads && (readiness & POLLIN) != 0);
            ready += mark(found, FdTable.LIMIT, fd, writes && (readiness & POLLOUT) != 0);
        }
        if (ready == 0 && !isOver(call, timeout)) {
            return waitFor(call, timeout, selected(call, count));
        }
        putSet(call, call.a1(), found, 0, count);
        putSet(call, call.a2(), found, FdTable.LIMIT, count);
        return done(call, ready);
    }

    private static boolean isIn(Call call, long set, int fd) throws ErrnoException {
        return set != 0 && (call.user().read64(set + 8L * (fd / 64)) >>> fd % 64 & 1) != 0;
    }

    private static int mark(long[] found, int base, int fd, boolean isReady) {
        if (isReady) {
            found[(base + fd) / 64] |= 1L << fd % 64;
        }
        return isReady ? 1 : 0;
    }

    private static void putSet(Call call, long set, long[] found, int base, int count)
            throws ErrnoException {
        for (int word = 0; set != 0 && word * 64 < count; word++) {
            call.user().write64(set + 8L * word, found[base / 64 + word]);
        }
    }

    private static int readiness(Call call, int fd) {
        try {
            OpenFile file = call.files().get(fd);
            return POLLOUT | (file.isReadable() ? POLLIN : 0);
        } catch (ErrnoException notOpen) {
            return POLLNVAL;
        }
    }

    private static List<OpenFile> polled(Call call) throws ErrnoException {
        List<OpenFile> files = new ArrayList<>();
        for (int i = 0; i < call.a1(); i++) {
            int fd = call.user().read32(call.a0() + (long) POLLFD_SIZE * i);
            if (fd >= 0) {
                files.add(call.files().get(fd));
            }
        }
        return files;
    }

    private static List<OpenFile> selected(Call call, int count) throws ErrnoException {
        List<OpenFile> files = new ArrayList<>();
        for (int fd = 0; fd < count; fd++) {
            if (isIn(call, call.a1(), fd) || isIn(call, call.a2(), fd)) {
                files.add(call.files().get(fd));
            }
        }
        return files;
    }

    private long waitFor(Call call, long timeout, List<OpenFile> files) throws ErrnoException {
        Task task = call.task();
        if (isOver(call, timeout)) {
            return done(call, 0);
        }
        if (task.signals().hasDeliverable()) {
            task.setSleepsUntil(null);
            throw new ErrnoException(Errno.EINTR);
        }
        Long end = task.sleepsUntil();
        WaitQueue[] queues = files.stream().map(OpenFile::changes).toArray(WaitQueue[]::new);
        task.sleep(
                new Wait(Wait.Kind.POLL, queues.length),
                end == null ? TaskScheduler.NEVER : end,
                queues);
        return Call.BLOCKED;
    }

    private boolean isOver(Call call, long timeout) {
        if (timeout == FOR_EVER) {
            return false;
        }
        Task task = call.task();
        Long end = task.sleepsUntil();
        if (end == null) {
            end = clock.monotonic() + timeout;
            task.setSleepsUntil(end);
        }
        return clock.monotonic() >= end;
    }

    private static long done(Call call, long result) {
        call.task().setSleepsUntil(null);
        return result;
    }
}
