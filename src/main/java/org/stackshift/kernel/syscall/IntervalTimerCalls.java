package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.task.IntervalTimer;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Clock;

/** The three timers that each process has: of real time, of its user time, of its CPU time. */
final class IntervalTimerCalls {
    private static final int ITIMER_REAL = 0;
    private static final int ITIMER_VIRTUAL = 1;
    private static final int ITIMER_PROF = 2;

    private final Clocks clocks;
    private final SignalSender signals;

    IntervalTimerCalls(Clocks clocks, SignalSender signals) {
        this.clocks = clocks;
        this.signals = signals;
    }

    void install(SyscallTable table) {
        table.install(Sysno.ALARM, this::alarm);
        table.install(Sysno.SETITIMER, this::setitimer);
        table.install(Sysno.GETITIMER, this::getitimer);
    }

    /** What is left of a second counts as one, but less than half of it not beside others. */
    private long alarm(Call call) throws ErrnoException {
        IntervalTimer timer = timer(call.task(), ITIMER_REAL);
        long now = clock(call.task(), ITIMER_REAL).now();
        long left = timer.left(now);
        timer.arm(now, (call.a0() & 0xffff_ffffL) * Clock.NANOS_PER_SECOND, 0);
        long seconds = left / Clock.NANOS_PER_SECOND;
        long rest = left % Clock.NANOS_PER_SECOND;
        boolean counts = seconds == 0 ? rest > 0 : rest >= Clock.NANOS_PER_SECOND / 2;
        return counts ? seconds + 1 : seconds;
    }

    /** struct itimerval: interval and value, a timeval each. */
    private long setitimer(Call call) throws ErrnoException {
        int which = which(call);
        IntervalTimer timer = timer(call.task(), which);
        long interval = 0;
        long value = 0;
        if (call.a1() != 0) {
            interval = Timespec.readTimeval(call.user(), call.a1());
            value = Timespec.readTimeval(call.user(), call.a1() + 16);
        }
        long now = clock(call.task(), which).now();
        if (call.a2() != 0) {
            write(call, call.a2(), timer, now);
        }
        timer.arm(now, value, interval);
        return 0;
    }

    private long getitimer(Call call) throws ErrnoException {
        int which = which(call);
        IntervalTimer timer = timer(call.task(), which);
        write(call, call.a1(), timer, clock(call.task(), which).now());
        return 0;
    }

    private static void write(Call call, long vaddr, IntervalTimer timer, long now)
            throws ErrnoException {
        Timespec.writeTimeval(call.user(), vaddr, timer.interval());
        Timespec.writeTimeval(call.user(), vaddr + 16, timer.left(now));
    }

    private static int which(Call call) throws ErrnoException {
        int which = (int) call.a0();
        if (which < ITIMER_REAL || which > ITIMER_PROF) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return which;
    }

    private IntervalTimer timer(Task task, int which) throws ErrnoException {
        Process process = task.process();
        IntervalTimer timer = process.intervalTimer(which);
        if (timer == null) {
            int signal =
                    switch (which) {
                        case ITIMER_REAL -> Signal.SIGALRM;
                        case ITIMER_VIRTUAL -> Signal.SIGVTALRM;
                        default -> Signal.SIGPROF;
                    };
            timer = new IntervalTimer(process, signal, signals, clock(task, which).queue());
            process.setIntervalTimer(which, timer);
        }
        return timer;
    }

    /** The clock that a timer runs on. */
    private Clocks.Named clock(Task task, int which) throws ErrnoException {
        return switch (which) {
            case ITIMER_REAL -> clocks.monotonic();
            case ITIMER_VIRTUAL -> clocks.userTime(task.process());
            default -> clocks.named(task, Clocks.CLOCK_PROCESS_CPUTIME_ID);
        };
    }
}
