package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.task.PosixTimer;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.TimerQueue;

import java.util.Optional;

/** The timers that a process makes for itself (timer_create(2)). */
final class PosixTimerCalls {
    private static final int SIGEV_SIGNAL = 0;
    private static final int SIGEV_NONE = 1;
    private static final int SIGEV_THREAD_ID = 4;
    private static final int TIMER_ABSTIME = 1;
    private static final int TIMESPEC = 16;
    private static final int MOST_TIMERS = 1024;

    private final Clocks clocks;
    private final SignalSender signals;

    PosixTimerCalls(Clocks clocks, SignalSender signals) {
        this.clocks = clocks;
        this.signals = signals;
    }

    void install(SyscallTable table) {
        table.install(Sysno.TIMER_CREATE, this::create);
        table.install(Sysno.TIMER_SETTIME, this::settime);
        table.install(Sysno.TIMER_GETTIME, this::gettime);
        table.install(Sysno.TIMER_GETOVERRUN, call -> timer(call).overrun());
        table.install(Sysno.TIMER_DELETE, PosixTimerCalls::delete);
    }

    private long create(Call call) throws ErrnoException {
        Process process = call.task().process();
        Clocks.Named clock = clocks.named(call.task(), (int) call.a0());
        if (process.posixTimers().size() >= MOST_TIMERS) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        int id = process.posixTimers().isEmpty() ? 0 : process.posixTimers().lastKey() + 1;
        PosixTimer timer =
                new PosixTimer(id, (int) call.a0(), target(call, id), signals, clock.queue());
        call.user().write32(call.a2(), id);
        process.posixTimers().put(id, timer);
        return 0;
    }

    /** struct sigevent: value, signal, how to notify, thread id. Without one it is SIGALRM. */
    private static PosixTimer.Target target(Call call, int id) throws ErrnoException {
        Process process = call.task().process();
        long event = call.a1();
        if (event == 0) {
            return new PosixTimer.Target(process, null, Signal.SIGALRM, id);
        }
        long value = call.user().read64(event);
        int signal = call.user().read32(event + 8);
        int how = call.user().read32(event + 12);
        if (how == SIGEV_NONE) {
            return new PosixTimer.Target(process, null, 0, value);
        }
        if (signal < 1 || signal > Signal.LAST || how != SIGEV_SIGNAL && how != SIGEV_THREAD_ID) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (how == SIGEV_SIGNAL) {
            return new PosixTimer.Target(process, null, signal, value);
        }
        int tid = call.user().read32(event + 16);
        Optional<Task> thread =
                process.threads().stream().filter(task -> task.pid() == tid).findFirst();
        return new PosixTimer.Target(
                process, thread.orElseThrow(() -> new ErrnoException(Errno.EINVAL)), signal, value);
    }

    private static PosixTimer timer(Call call) throws ErrnoException {
        PosixTimer timer = call.task().process().posixTimers().get((int) call.a0());
        if (timer == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return timer;
    }

    /** Timer, flags, struct itimerspec: interval and value; where the old one goes. */
    private long settime(Call call) throws ErrnoException {
        if (call.a2() == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long interval = Timespec.read(call.user(), call.a2());
        long value = Timespec.read(call.user(), call.a2() + TIMESPEC);
        PosixTimer timer = timer(call);
        Clocks.Named clock = clocks.named(call.task(), timer.clockId());
        if (call.a3() != 0) {
            write(call, call.a3(), timer, clock);
        }
        boolean absolute = (call.a1() & TIMER_ABSTIME) != 0;
        long deadline = clock.deadline(absolute ? value : clock.now() + value);
        timer.arm(value == 0 ? TimerQueue.NEVER : deadline, interval);
        return 0;
    }

    private long gettime(Call call) throws ErrnoException {
        PosixTimer timer = timer(call);
        write(call, call.a1(), timer, clocks.named(call.task(), timer.clockId()));
        return 0;
    }

    private static void write(Call call, long vaddr, PosixTimer timer, Clocks.Named clock)
            throws ErrnoException {
        Timespec.write(call.user(), vaddr, timer.interval());
        long left = timer.left(clock.deadline(clock.now()));
        Timespec.write(call.user(), vaddr + TIMESPEC, left);
    }

    private static long delete(Call call) throws ErrnoException {
        PosixTimer timer = timer(call);
        timer.delete();
        call.task().process().posixTimers().remove(timer.id());
        return 0;
    }
}
