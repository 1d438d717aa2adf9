package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.sched.SchedParameters;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.time.Clock;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a program may say about scheduling, as an ordinary user: it can make itself less important,
 * never more (sched(7)).
 */
final class SchedCalls {
    private static final int PRIO_PROCESS = 0;
    private static final int PRIO_PGRP = 1;
    private static final int PRIO_USER = 2;

    /** getpriority answers 20 - nice, so that no result looks like an error. */
    private static final int HIGHEST_ANSWER = 20;

    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RR = 2;
    private static final int SCHED_DEADLINE = 6;
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    private static final int HIGHEST_REAL_TIME = 99;

    /** Bytes of the kernel's cpumask, the smallest that getaffinity can give. */
    private static final int MASK_SIZE = 8;

    private final Scheduler scheduler;
    private final TaskTable tasks;

    SchedCalls(Scheduler scheduler, TaskTable tasks) {
        this.scheduler = scheduler;
        this.tasks = tasks;
    }

    void install(SyscallTable table) {
        table.install(Sysno.SCHED_YIELD, this::yield);
        table.install(Sysno.GETPRIORITY, this::getpriority);
        table.install(Sysno.SETPRIORITY, this::setpriority);
        table.install(Sysno.SCHED_SETSCHEDULER, this::setscheduler);
        table.install(Sysno.SCHED_GETSCHEDULER, this::getscheduler);
        table.install(Sysno.SCHED_SETPARAM, this::setparam);
        table.install(Sysno.SCHED_GETPARAM, this::getparam);
        table.install(Sysno.SCHED_GET_PRIORITY_MAX, call -> bound(call, HIGHEST_REAL_TIME));
        table.install(Sysno.SCHED_GET_PRIORITY_MIN, call -> bound(call, 1));
        table.install(Sysno.SCHED_RR_GET_INTERVAL, this::rrGetInterval);
        table.install(Sysno.SCHED_SETAFFINITY, this::setaffinity);
        table.install(Sysno.SCHED_GETAFFINITY, this::getaffinity);
        table.install(Sysno.GETCPU, this::getcpu);
    }

    private long yield(Call call) {
        scheduler.yield(call.task());
        return 0;
    }

    private long getpriority(Call call) throws ErrnoException {
        return chosen(call).stream()
                .mapToInt(task -> HIGHEST_ANSWER - scheduler.parameters(task).nice())
                .max()
                .orElseThrow(() -> new ErrnoException(Errno.ESRCH));
    }

    private long setpriority(Call call) throws ErrnoException {
        List<Task> chosen = chosen(call);
        int wanted =
                Math.clamp(
                        (int) call.a2(), SchedParameters.LOWEST_NICE, SchedParameters.HIGHEST_NICE);
        require(!chosen.isEmpty(), Errno.ESRCH);
        boolean refused = false;
        for (Task task : chosen) {
            SchedParameters old = scheduler.parameters(task);
            if (wanted < old.nice()) {
                refused = true;
            } else {
                scheduler.setParameters(task, old.withNice(wanted));
            }
        }
        require(!refused, Errno.EACCES);
        return 0;
    }

    /** The tasks that a pair of "which" and "who" means. */
    private List<Task> chosen(Call call) throws ErrnoException {
        int who = (int) call.a1();
        Process own = call.task().process();
        Predicate<Task> wanted =
                switch ((int) call.a0()) {
                    case PRIO_PROCESS -> task -> who == 0 ? task == call.task() : task.pid() == who;
                    case PRIO_PGRP ->
                            task -> task.process().group() == (who == 0 ? own.group() : who);
                    case PRIO_USER -> task -> who == 0 || who == ProcessCalls.USER_ID;
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        return scheduled().filter(wanted).toList();
    }

    private Stream<Task> scheduled() {
        return tasks.tasks().stream().filter(scheduler::knows);
    }

    /** The task with a number, or the caller for 0. */
    private Task task(Call call) throws ErrnoException {
        int pid = (int) call.a0();
        require(pid >= 0, Errno.EINVAL);
        if (pid == 0) {
            return call.task();
        }
        return tasks.task(pid)
                .filter(scheduler::knows)
                .orElseThrow(() -> new ErrnoException(Errno.ESRCH));
    }

    private static void require(boolean holds, Errno otherwise) throws ErrnoException {
        if (!holds) {
            throw new ErrnoException(otherwise);
        }
    }

    private long setscheduler(Call call) throws ErrnoException {
        int asked = (int) call.a1();
        require((int) call.a0() >= 0 && asked >= 0 && call.a2() != 0, Errno.EINVAL);
        int priority = call.user().read32(call.a2());
        Task task = task(call);
        boolean reset = (asked & SCHED_RESET_ON_FORK) != 0;
        int policy = asked & ~SCHED_RESET_ON_FORK;
        checkPolicy(policy, priority);
        SchedParameters old = scheduler.parameters(task);
        boolean leavesIdle =
                old.policy() == SchedParameters.SCHED_IDLE && policy != SchedParameters.SCHED_IDLE;
        require(!leavesIdle && (reset || !old.resetOnFork()), Errno.EPERM);
        scheduler.setParameters(task, new SchedParameters(policy, old.nice(), reset));
        return 0;
    }

    /** EINVAL for what there is not, EPERM for what an ordinary user may not have. */
    private static void checkPolicy(int policy, int priority) throws ErrnoException {
        switch (policy) {
            case SCHED_FIFO, SCHED_RR -> {
                require(priority >= 1 && priority <= HIGHEST_REAL_TIME, Errno.EINVAL);
                throw new ErrnoException(Errno.EPERM);
            }
            case SchedParameters.SCHED_OTHER,
                    SchedParameters.SCHED_BATCH,
                    SchedParameters.SCHED_IDLE ->
                    require(priority == 0, Errno.EINVAL);
            default -> throw new ErrnoException(Errno.EINVAL);
        }
    }

    private long getscheduler(Call call) throws ErrnoException {
        SchedParameters parameters = scheduler.parameters(task(call));
        return parameters.policy() | (parameters.resetOnFork() ? SCHED_RESET_ON_FORK : 0);
    }

    /** Without a real-time policy the one parameter is 0. */
    private long setparam(Call call) throws ErrnoException {
        require((int) call.a0() >= 0 && call.a1() != 0, Errno.EINVAL);
        int priority = call.user().read32(call.a1());
        task(call);
        require(priority == 0, Errno.EINVAL);
        return 0;
    }

    private long getparam(Call call) throws ErrnoException {
        require((int) call.a0() >= 0 && call.a1() != 0, Errno.EINVAL);
        task(call);
        call.user().write32(call.a1(), 0);
        return 0;
    }

    private static long bound(Call call, int realTime) throws ErrnoException {
        return switch ((int) call.a0()) {
            case SCHED_FIFO, SCHED_RR -> realTime;
            case SchedParameters.SCHED_OTHER,
                    SchedParameters.SCHED_BATCH,
                    SchedParameters.SCHED_IDLE,
                    SCHED_DEADLINE ->
                    0;
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private long rrGetInterval(Call call) throws ErrnoException {
        long nanos = scheduler.slice(task(call)) * Clock.NANOS_PER_INSTRUCTION;
        Timespec.write(call.user(), call.a1(), nanos);
        return 0;
    }

    private long setaffinity(Call call) throws ErrnoException {
        int size = Math.clamp(call.a1(), 0, MASK_SIZE);
        long mask = 0;
        byte[] bytes = call.user().read(call.a2(), size);
        for (int i = 0; i < size; i++) {
            mask |= (bytes[i] & 0xffL) << 8 * i;
        }
        Task task = task(call);
        require((mask & scheduler.onlineMask()) != 0, Errno.EINVAL);
        scheduler.setAffinity(task, mask);
        return 0;
    }

    private long getaffinity(Call call) throws ErrnoException {
        long size = call.a1() & 0xffff_ffffL;
        require(size >= MASK_SIZE && size % Long.BYTES == 0, Errno.EINVAL);
        call.user().write64(call.a2(), scheduler.affinity(task(call)));
        return MASK_SIZE;
    }

    /** The CPU, and the memory node, of which there is one. */
    private long getcpu(Call call) throws ErrnoException {
        if (call.a0() != 0) {
            call.user().write32(call.a0(), scheduler.cpu(call.task()));
        }
        if (call.a1() != 0) {
            call.user().write32(call.a1(), 0);
        }
        return 0;
    }
}
