package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.TimerFile;
import org.stackshift.kernel.time.TimerQueue;

/** Timers behind descriptors (timerfd_create(2)). */
final class TimerFileCalls {
    private static final int ABSTIME = 1;
    private static final int CANCEL_ON_SET = 2;
    private static final int TIMESPEC = 16;

    private final Clocks clocks;

    TimerFileCalls(Clocks clocks) {
        this.clocks = clocks;
    }

    void install(SyscallTable table) {
        table.install(Sysno.TIMERFD_CREATE, this::create);
        table.install(Sysno.TIMERFD_SETTIME, this::settime);
        table.install(Sysno.TIMERFD_GETTIME, this::gettime);
    }

    private long create(Call call) throws ErrnoException {
        int flags = (int) call.a1();
        if ((flags & ~(Fcntl.O_CLOEXEC | Fcntl.O_NONBLOCK)) != 0 || !isOffered((int) call.a0())) {
            throw new ErrnoException(Errno.EINVAL);
        }
        TimerQueue queue = clocks.monotonic().queue();
        TimerFile file = new TimerFile((int) call.a0(), queue, flags & Fcntl.O_NONBLOCK);
        return call.files().add(file, 0, (flags & Fcntl.O_CLOEXEC) != 0);
    }

    /** Real time, monotonic and boot time; the first and the last also as alarms. */
    private static boolean isOffered(int clock) {
        return clock == 0 || clock == 1 || clock >= 7 && clock <= 9;
    }

    /** The descriptor, flags, struct itimerspec (interval, value), and where the old one goes. */
    private long settime(Call call) throws ErrnoException {
        TimerFile file = file(call);
        int flags = (int) call.a1();
        if ((flags & ~(ABSTIME | CANCEL_ON_SET)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long interval = Timespec.read(call.user(), call.a2());
        long value = Timespec.read(call.user(), call.a2() + TIMESPEC);
        if (call.a3() != 0) {
            put(call, call.a3(), file);
        }
        file.arm(deadline(call, file, flags, value), interval);
        return 0;
    }

    private long deadline(Call call, TimerFile file, int flags, long value) throws ErrnoException {
        if (value == 0) {
            return TimerQueue.NEVER;
        }
        if ((flags & ABSTIME) != 0) {
            return clocks.named(call.task(), file.clockId()).deadline(value);
        }
        return clocks.monotonic().now() + value;
    }

    private long gettime(Call call) throws ErrnoException {
        put(call, call.a1(), file(call));
        return 0;
    }

    private void put(Call call, long vaddr, TimerFile file) throws ErrnoException {
        Timespec.write(call.user(), vaddr, file.interval());
        Timespec.write(call.user(), vaddr + TIMESPEC, file.left(clocks.monotonic().now()));
    }

    private static TimerFile file(Call call) throws ErrnoException {
        if (call.files().get(call.fd()) instanceof TimerFile file) {
            return file;
        }
        throw new ErrnoException(Errno.EINVAL);
    }
}
