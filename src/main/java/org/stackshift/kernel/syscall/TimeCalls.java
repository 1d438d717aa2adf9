package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.sched.SleepEnd;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/**
 * Clocks and sleeping. struct timespec is seconds and nanoseconds, struct timeval seconds and
 * microseconds.
 */
final class TimeCalls {
    private static final int TIMER_ABSTIME = 1;

    private final Clock clock;
    private final Clocks clocks;

    TimeCalls(Clock clock, Clocks clocks) {
        this.clock = clock;
        this.clocks = clocks;
    }

    void install(SyscallTable table) {
        table.install(Sysno.TIME, this::time);
        table.install(Sysno.GETTIMEOFDAY, this::gettimeofday);
        table.install(Sysno.CLOCK_GETTIME, this::clockGettime);
        table.install(Sysno.CLOCK_GETRES, this::clockGetres);
        table.install(Sysno.NANOSLEEP, this::nanosleep);
        table.install(Sysno.CLOCK_NANOSLEEP, this::clockNanosleep);
        table.installAll(TimeCalls::notPermitted, Sysno.CLOCK_SETTIME, Sysno.SETTIMEOFDAY);
    }

    /** Only the superuser sets a clock. */
    private static long notPermitted(Call call) throws ErrnoException {
        throw new ErrnoException(Errno.EPERM);
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
            Timespec.writeTimeval(call.user(), call.a0(), clock.realtime());
        }
        if (call.a1() != 0) {
            call.user().write64(call.a1(), 0);
        }
        return 0;
    }

    private long clockGettime(Call call) throws ErrnoException {
        Clocks.Named named = clocks.named(call.task(), (int) call.a0());
        Timespec.write(call.user(), call.a1(), named.now());
        return 0;
    }

    private long clockGetres(Call call) throws ErrnoException {
        Clocks.Named named = clocks.named(call.task(), (int) call.a0());
        if (call.a1() != 0) {
            Timespec.write(call.user(), call.a1(), named.resolution());
        }
        return 0;
    }

    private long nanosleep(Call call) throws ErrnoException {
        return sleep(call, clocks.monotonic(), call.a0(), call.a1());
    }

    /** A thread cannot sleep until it has used CPU time itself. */
    private long clockNanosleep(Call call) throws ErrnoException {
        int id = (int) call.a0();
        if (id == Clocks.CLOCK_THREAD_CPUTIME_ID) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Clocks.Named named = clocks.named(call.task(), id);
        boolean absolute = (call.a1() & TIMER_ABSTIME) != 0;
        return absolute ? sleepUntil(call, named) : sleep(call, named, call.a2(), call.a3());
    }

    /**
     * Sleeps for a span; called again after waking, with the end of the sleep noted in the task.
     *
     * @param remaining where to leave what is left when a signal breaks in, or 0
     */
    private long sleep(Call call, Clocks.Named named, long request, long remaining)
            throws ErrnoException {
        Long end = call.task().sleepsUntil();
        if (end == null) {
            end = named.deadline(named.now() + Timespec.read(call.user(), request));
        }
        long result = sleep(call, named, end);
        if (Restart.isPossible(result) && remaining != 0) {
            long left = end - named.deadline(named.now());
            Timespec.write(call.user(), remaining, Math.max(0, left));
        }
        return result;
    }

    private long sleepUntil(Call call, Clocks.Named named) throws ErrnoException {
        return sleep(call, named, named.deadline(Timespec.read(call.user(), call.a2())));
    }

    private static long sleep(Call call, Clocks.Named named, long deadline) {
        Task task = call.task();
        task.setSleepsUntil(deadline);
        if (named.deadline(named.now()) >= deadline) {
            named.queue().cancel(new SleepEnd(task));
            return 0;
        }
        Wait cause = new Wait(Wait.Kind.TIME, deadline);
        long result = call.block(Restart.NO_HANDLER, cause, TaskScheduler.NEVER);
        if (result == Call.BLOCKED) {
            named.queue().arm(new SleepEnd(task), deadline);
        } else {
            named.queue().cancel(new SleepEnd(task));
        }
        return result;
    }
}
