package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.CpuClock;
import org.stackshift.kernel.time.TimerQueue;

/** The clocks that programs can name (linux/time.h), as one task sees them. */
final class Clocks {
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    static final int CLOCK_THREAD_CPUTIME_ID = 3;

    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_MONOTONIC_RAW = 4;
    private static final int CLOCK_REALTIME_COARSE = 5;
    private static final int CLOCK_MONOTONIC_COARSE = 6;
    private static final int CLOCK_BOOTTIME = 7;
    private static final int CLOCK_TAI = 11;

    /** Nanoseconds of a tick of 250 Hz, which is what the coarse clocks admit to. */
    private static final long COARSE = 4_000_000;

    /** A negative id is ~pid << 3, with this bit for a thread, and which of three clocks. */
    private static final int CPUCLOCK_PERTHREAD = 4;

    private static final int CPUCLOCK_WHICH = 3;
    private static final int CPUCLOCK_VIRT = 1;
    private static final int CPUCLOCK_SCHED = 2;

    private final Clock clock;
    private final TimerQueue timers;
    private final Scheduler scheduler;

    Clocks(Clock clock, TimerQueue timers, Scheduler scheduler) {
        this.clock = clock;
        this.timers = timers;
        this.scheduler = scheduler;
    }

    /** A clock that a program has named: what it shows, and where deadlines on it wait. */
    sealed interface Named {
        /** Nanoseconds. */
        long now();

        /** Where deadlines wait. */
        TimerQueue queue();

        /** A time that this clock will show, as a deadline in {@link #queue}. */
        long deadline(long nanos);

        /** Nanoseconds from one change to the next. */
        default long resolution() {
            return 1;
        }
    }

    private record WallClock(Clock clock, TimerQueue queue, long offset, long resolution)
            implements Named {
        @Override
        public long now() {
            return clock.monotonic() + offset;
        }

        @Override
        public long deadline(long nanos) {
            return nanos - offset;
        }
    }

    private record UsageClock(CpuClock clock, boolean onlyUser) implements Named {
        @Override
        public long now() {
            return onlyUser ? clock.user() : clock.total();
        }

        @Override
        public TimerQueue queue() {
            return onlyUser ? clock.userTimers() : clock.timers();
        }

        @Override
        public long deadline(long nanos) {
            return nanos;
        }
    }

    /** The clock with an id; EINVAL if there is none, as for the alarm clocks without an RTC. */
    Named named(Task task, int id) throws ErrnoException {
        if (id < 0) {
            return cpuClock(task, id);
        }
        return switch (id) {
            case CLOCK_REALTIME, CLOCK_TAI -> wall(clock.epochAtBoot(), 1);
            case CLOCK_REALTIME_COARSE -> wall(clock.epochAtBoot(), COARSE);
            case CLOCK_MONOTONIC_COARSE -> wall(0, COARSE);
            case CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME -> wall(0, 1);
            case CLOCK_PROCESS_CPUTIME_ID -> usage(task.process().cpuClock(), false);
            case CLOCK_THREAD_CPUTIME_ID -> usage(task.cpuClock(), false);
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    /** CLOCK_MONOTONIC. */
    Named monotonic() {
        return wall(0, 1);
    }

    /** What a process has used in ring 3. */
    Named userTime(Process process) {
        return usage(process.cpuClock(), true);
    }

    private Named wall(long offset, long resolution) {
        return new WallClock(clock, timers, offset, resolution);
    }

    private Named usage(CpuClock cpuClock, boolean onlyUser) {
        scheduler.updateClocks();
        return new UsageClock(cpuClock, onlyUser);
    }

    /** The clock of a process or thread; only those of one's own process are to be had. */
    private Named cpuClock(Task task, int id) throws ErrnoException {
        int pid = ~(id >> 3);
        int which = id & CPUCLOCK_WHICH;
        if (which > CPUCLOCK_SCHED) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean onlyUser = which == CPUCLOCK_VIRT;
        if ((id & CPUCLOCK_PERTHREAD) == 0) {
            require(pid == 0 || pid == task.process().pid());
            return usage(task.process().cpuClock(), onlyUser);
        }
        Task thread =
                task.process().threads().stream()
                        .filter(other -> pid == 0 ? other == task : other.pid() == pid)
                        .findFirst()
                        .orElseThrow(() -> new ErrnoException(Errno.EINVAL));
        return usage(thread.cpuClock(), onlyUser);
    }

    private static void require(boolean holds) throws ErrnoException {
        if (!holds) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
