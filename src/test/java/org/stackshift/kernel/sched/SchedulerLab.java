package org.stackshift.kernel.sched;

import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Resources;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.TimerQueue;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scheduler with tasks that do nothing but run and sleep. Each CPU in turn retires a few
 * instructions of its task, then looks at interrupts as the guest half would.
 */
final class SchedulerLab {
    /** Instructions between two looks. */
    static final long STEP = 100;

    private static final int FRAME = 0x1000;

    final FakeCpus cpus;
    final Scheduler scheduler;

    /** Who began a stretch, in order. */
    final List<Task> turns = new ArrayList<>();

    private final Ram ram = new Ram(1 << 20, 1 << 20);
    private final TimerQueue timers = new TimerQueue();
    private final Clock clock;
    private final Map<Task, Habit> habits = new LinkedHashMap<>();
    private final Map<Task, Long> done = new LinkedHashMap<>();
    private int count;

    /**
     * What a task does, again and again.
     *
     * @param run instructions, at least one step
     * @param sleep nanoseconds after that, or 0 to end
     */
    record Habit(long run, long sleep) {
        static final Habit ENDLESS = new Habit(Long.MAX_VALUE, 0);
    }

    SchedulerLab(SchedPolicy policy, long slice, int cpuCount) {
        cpus = new FakeCpus(cpuCount);
        clock = new Clock(cpus, 0);
        scheduler = new Scheduler(new SchedConfig(policy, slice), cpus, clock, timers);
    }

    /** Starts a task, from outside as the first program is. */
    Task start(Habit habit) {
        int pid = ++count;
        long paddr = (long) pid * FRAME;
        TaskStruct struct = new TaskStruct(ram, paddr, paddr);
        struct.setIds(pid, pid);
        Task task =
                new Task(
                        struct,
                        new KernelStack(0),
                        new PtRegs(ram, 0),
                        new Process(pid, null, "task"),
                        scheduler,
                        Resources.ofKernelThread());
        task.process().addThread(task);
        habits.put(task, habit);
        done.put(task, 0L);
        scheduler.starts(task);
        return task;
    }

    /** Instructions that a task has retired. */
    long used(Task task) {
        scheduler.updateClocks();
        return task.cpuClock().userInstructions();
    }

    /** Lets the machine retire so many instructions, or fewer if nothing is left to do. */
    void run(long instructions) {
        long end = cpus.icount() + instructions;
        while (cpus.icount() < end) {
            boolean busy = false;
            for (int cpu = 0; cpu < cpus.count(); cpu++) {
                busy |= step(cpu);
            }
            if (!busy && !skip()) {
                return;
            }
        }
    }

    private boolean skip() {
        if (timers.next() == TimerQueue.NEVER) {
            return false;
        }
        clock.skipTo(timers.next());
        hypercall(0, () -> tick(0));
        return true;
    }

    private boolean step(int cpu) {
        if (cpus.takeTick(cpu)) {
            hypercall(cpu, () -> tick(cpu));
        }
        Optional<Task> task = scheduler.running(cpu);
        boolean called = cpus.takeInterrupt(cpu);
        if (task.isEmpty()) {
            pick(cpu);
            return scheduler.running(cpu).isPresent() || called;
        }
        if ((task.get().struct().flags() & TaskStruct.TIF_NEED_RESCHED) != 0) {
            pick(cpu);
        } else {
            cpus.retire(cpu, STEP);
            finishBurst(cpu, task.get());
        }
        return true;
    }

    private void tick(int cpu) {
        timers.expire(clock.monotonic());
        scheduler.tick(cpu);
    }

    private void finishBurst(int cpu, Task task) {
        Habit habit = habits.getOrDefault(task, Habit.ENDLESS);
        long ran = done.merge(task, STEP, Long::sum);
        if (ran < habit.run()) {
            return;
        }
        done.put(task, 0L);
        hypercall(
                cpu,
                () -> {
                    if (habit.sleep() > 0) {
                        task.sleep(new Wait(Wait.Kind.TIME), clock.monotonic() + habit.sleep());
                    } else {
                        task.struct().setExitState(TaskState.DEAD);
                        scheduler.ends(task);
                    }
                });
        pick(cpu);
    }

    private void pick(int cpu) {
        Optional<Task> before = scheduler.running(cpu);
        hypercall(cpu, () -> scheduler.pickNext(cpu));
        Optional<Task> now = scheduler.running(cpu);
        if (!now.equals(before)) {
            now.ifPresent(turns::add);
        }
    }

    private void hypercall(int cpu, Runnable body) {
        scheduler.enter(cpu);
        body.run();
        scheduler.leave();
    }

    /** Deadlines that no task needs any more would be a leak. */
    long nextDeadline() {
        return timers.next() == TimerQueue.NEVER ? TaskScheduler.NEVER : timers.next();
    }
}
