package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/**
 * Clocks, sleeping, alarms. struct timespec is seconds and nanoseconds, struct timeval seconds and
 * microseconds.
 */
final class TimeCalls {
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
    private static final int CLOCK_REALTIME_COARSE = 5;
    private static final int CLOCK_BOOTTIME = 7;
    private static final int CLOCK_TAI = 11;
    private static final int TIMER_ABSTIME = 1;
    private static final int ITIMER_REAL = 0;

    private final Clock clock;

    TimeCalls(Clock clock) {
        this.clock = clock;
    }

    void install(SyscallTable table) {
        table.install(Sysno.TIME, this::time);
        table.install(Sysno.GETTIMEOFDAY, this::gettimeofday);
        table.install(Sysno.CLOCK_GETTIME, this::clockGettime);
        table.install(Sysno.CLOCK_GETRES, TimeCalls::clockGetres);
        table.install(Sysno.NANOSLEEP, call -> sleep(call, call.a0(), call.a1(), false));
        table.install(Sysno.CLOCK_NANOSLEEP, this::clockNanosleep);
        table.install(Sysno.ALARM, this::alarm);
        table.install(Sysno.SETITIMER, this::setitimer);
        table.install(Sysno.GETITIMER, this::getitimer);
    }

    private long time(Call call) throws ErrnoException {
        long seconds = clock.realtime() / Clock.NANOS_PER_SECOND;
        if (call.a0() != 0) {
            call.user().write64(call.a0(), seconds);
        }
        return seconds;
    }

    private long gettimeofday(Call call) throws ErrnoException {
        if (call.a0() != 0) {
            putTimeval(call, call.a0(), clock.realtime());
        }
        if (call.a1() != 0) {
            call.user().write64(call.a1(), 0);
        }
        return 0;
    }

    private long clockGettime(Call call) throws ErrnoException {
        long nanos = read((int) call.a0());
        call.user().write64(call.a1(), nanos / Clock.NANOS_PER_SECOND);
        call.user().write64(call.a1() + 8, nanos % Clock.NANOS_PER_SECOND);
        return 0;
    }

    private long read(int id) throws ErrnoException {
        if (id < CLOCK_REALTIME || id > CLOCK_TAI) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return switch (id) {
            case CLOCK_REALTIME, CLOCK_REALTIME_COARSE, CLOCK_TAI -> clock.realtime();
            case CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID -> clock.cpu();
            default -> clock.monotonic();
        };
    }

    private static long clockGetres(Call call) throws ErrnoException {
        if (call.a0() < CLOCK_REALTIME || call.a0() > CLOCK_TAI) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (call.a1() != 0) {
            call.user().write64(call.a1(), 0);
            call.user().write64(call.a1() + 8, 1);
        }
        return 0;
    }

    private long clockNanosleep(Call call) throws ErrnoException {
        if (call.a0() < CLOCK_REALTIME || call.a0() > CLOCK_BOOTTIME) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((call.a1() & TIMER_ABSTIME) == 0) {
            return sleep(call, call.a2(), call.a3(), false);
        }
        return sleep(call, call.a2(), 0, call.a0() == CLOCK_REALTIME);
    }

    /**
     * Sleeps; called again after waking, with the end of the sleep noted in the task.
     *
     * @param remaining where to leave what is left when a signal breaks in, or 0; 0 with an
     *     absolute time
     */
    private long sleep(Call call, long request, long remaining, boolean realtime)
            throws ErrnoException {
        Task task = call.task();
        Long end = task.sleepsUntil();
        if (end == null) {
            end = endOfSleep(call, request, realtime);
            task.setSleepsUntil(end);
        }
        long left = end - clock.monotonic();
        if (left > 0 && !task.signals().hasDeliverable()) {
            task.sleep(new Wait(Wait.Kind.TIME, end), end);
            return Call.BLOCKED;
        }
        task.setSleepsUntil(null);
        if (left <= 0) {
            return 0;
        }
        if (remaining != 0) {
            call.user().write64(remaining, left / Clock.NANOS_PER_SECOND);
            call.user().write64(remaining + 8, left % Clock.NANOS_PER_SECOND);
        }
        throw new ErrnoException(Errno.EINTR);
    }

    private long endOfSleep(Call call, long request, boolean realtime) throws ErrnoException {
        boolean absolute = call.number() == Sysno.CLOCK_NANOSLEEP.number() && (call.a1() & 1) != 0;
        long nanos = Timespec.read(call.user(), request);
        if (!absolute) {
            return clock.monotonic() + nanos;
        }
        return realtime ? nanos - clock.realtime() + clock.monotonic() : nanos;
    }

    private long alarm(Call call) {
        long left = call.task().process().alarm().left(clock.monotonic());
        long nanos = (call.a0() & 0xffff_ffffL) * Clock.NANOS_PER_SECOND;
        call.task().process().alarm().arm(clock.monotonic(), nanos, 0);
        return (left + Clock.NANOS_PER_SECOND - 1) / Clock.NANOS_PER_SECOND;
    }

    /** struct itimerval: interval and value, a timeval each. */
    private long setitimer(Call call) throws ErrnoException {
        if (call.a0() != ITIMER_REAL) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long interval = 0;
        long value = 0;
        if (call.a1() != 0) {
            interval = Timespec.readTimeval(call.user(), call.a1());
            value = Timespec.readTimeval(call.user(), call.a1() + 16);
        }
        if (call.a2() != 0) {
            putTimer(call, call.a2());
        }
        call.task().process().alarm().arm(clock.monotonic(), value, interval);
        return 0;
    }

    private long getitimer(Call call) throws ErrnoException {
        if (call.a0() != ITIMER_REAL) {
            throw new ErrnoException(Errno.EINVAL);
        }
        putTimer(call, call.a1());
        return 0;
    }

    private void putTimer(Call call, long vaddr) throws ErrnoException {
        putTimeval(call, vaddr, call.task().process().alarm().interval());
        putTimeval(call, vaddr + 16, call.task().process().alarm().left(clock.monotonic()));
    }

    private static void putTimeval(Call call, long vaddr, long nanos) throws ErrnoException {
        call.user().write64(vaddr, nanos / Clock.NANOS_PER_SECOND);
        call.user().write64(vaddr + 8, nanos % Clock.NANOS_PER_SECOND / 1000);
    }
}
