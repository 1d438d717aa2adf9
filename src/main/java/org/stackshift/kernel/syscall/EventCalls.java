package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.EpollFile;
import org.stackshift.kernel.fs.EventFile;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SignalFile;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Descriptors made for waiting: epoll, eventfd, signalfd. */
final class EventCalls {
    private static final int EFD_SEMAPHORE = 1;
    private static final int SET_SIZE = 8;
    private static final int CTL_ADD = 1;
    private static final int CTL_DEL = 2;
    private static final int CTL_MOD = 3;

    /** struct epoll_event is packed: events, data. */
    private static final int EVENT_SIZE = 12;

    private static final int MOST_EVENTS = Integer.MAX_VALUE / EVENT_SIZE;
    private static final int AT_ONCE = 1024;

    private final PollWait waiting;

    EventCalls(Clock clock) {
        this.waiting = new PollWait(clock);
    }

    void install(SyscallTable table) {
        table.install(Sysno.EVENTFD, call -> eventfd(call, 0));
        table.install(Sysno.EVENTFD2, call -> eventfd(call, (int) call.a1()));
        table.install(Sysno.SIGNALFD, call -> signalfd(call, 0));
        table.install(Sysno.SIGNALFD4, call -> signalfd(call, (int) call.a3()));
        table.install(Sysno.EPOLL_CREATE, EventCalls::epollCreate);
        table.install(Sysno.EPOLL_CREATE1, call -> epollCreate1(call, (int) call.a0()));
        table.install(Sysno.EPOLL_CTL, EventCalls::epollCtl);
        table.install(
                Sysno.EPOLL_WAIT,
                call -> epollWait(call, waiting.afterMillis(call, (int) call.a3())));
        table.install(
                Sysno.EPOLL_PWAIT,
                call -> epollPwait(call, waiting.afterMillis(call, (int) call.a3())));
        table.install(
                Sysno.EPOLL_PWAIT2,
                call -> epollPwait(call, waiting.afterTimespec(call, call.a3())));
    }

    private static long eventfd(Call call, int flags) throws ErrnoException {
        requireFlags(flags & ~EFD_SEMAPHORE);
        boolean isSemaphore = (flags & EFD_SEMAPHORE) != 0;
        long counter = call.a0() & 0xffff_ffffL;
        return add(call, new EventFile(counter, isSemaphore, flags & Fcntl.O_NONBLOCK), flags);
    }

    private static long signalfd(Call call, int flags) throws ErrnoException {
        requireFlags(flags);
        if (call.a2() != SET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long set = call.user().read64(call.a1());
        if (call.fd() == -1) {
            SignalFile file = new SignalFile(call.task().signals(), set, flags & Fcntl.O_NONBLOCK);
            return add(call, file, flags);
        }
        if (!(call.files().get(call.fd()) instanceof SignalFile file)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        file.setSignals(set);
        return call.fd();
    }

    private static long epollCreate(Call call) throws ErrnoException {
        if ((int) call.a0() <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return epollCreate1(call, 0);
    }

    private static long epollCreate1(Call call, int flags) throws ErrnoException {
        requireFlags(flags);
        if ((flags & Fcntl.O_NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return add(call, new EpollFile(Fcntl.O_RDWR), flags);
    }

    private static void requireFlags(int flags) throws ErrnoException {
        if ((flags & ~(Fcntl.O_CLOEXEC | Fcntl.O_NONBLOCK)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static long add(Call call, OpenFile file, int flags) throws ErrnoException {
        return call.files().add(file, 0, (flags & Fcntl.O_CLOEXEC) != 0);
    }

    private static long epollCtl(Call call) throws ErrnoException {
        EpollFile epoll = epoll(call);
        int fd = (int) call.a2();
        OpenFile file = call.files().get(fd);
        int operation = (int) call.a1();
        int events = operation == CTL_DEL ? 0 : call.user().read32(call.a3());
        long data = operation == CTL_DEL ? 0 : call.user().read64(call.a3() + 4);
        switch (operation) {
            case CTL_ADD -> epoll.add(fd, file, events, data);
            case CTL_DEL -> epoll.remove(fd, file);
            case CTL_MOD -> epoll.modify(fd, file, events, data);
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private static EpollFile epoll(Call call) throws ErrnoException {
        if (call.files().get(call.fd()) instanceof EpollFile epoll) {
            return epoll;
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    private long epollPwait(Call call, long deadline) throws ErrnoException {
        return waiting.under(call, call.a4(), call.a5(), _ -> epollWait(call, deadline));
    }

    private long epollWait(Call call, long deadline) throws ErrnoException {
        EpollFile epoll = epoll(call);
        int most = (int) call.a2();
        if (most <= 0 || most > MOST_EVENTS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        List<EpollFile.Event> events = epoll.take(Math.min(most, AT_ONCE));
        if (!events.isEmpty()) {
            call.user().write(call.a1(), bytes(events));
            return events.size();
        }
        if (waiting.isOver(deadline)) {
            return 0;
        }
        Wait cause = new Wait(Wait.Kind.POLL, epoll.size());
        return call.block(Restart.NEVER, cause, deadline, epoll.changes());
    }

    private static byte[] bytes(List<EpollFile.Event> events) {
        ByteBuffer bytes =
                ByteBuffer.allocate(EVENT_SIZE * events.size()).order(ByteOrder.LITTLE_ENDIAN);
        events.forEach(event -> bytes.putInt(event.events()).putLong(event.data()));
        return bytes.array();
    }
}
