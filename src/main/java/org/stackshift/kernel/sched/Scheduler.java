package org.stackshift.kernel.sched;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.TimerQueue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who runs where: one queue for each CPU, one policy for all ("kernel/sched/core.c"). Each decision
 * follows from what happened before in the machine, ties from the order of arrival; nothing is left
 * to chance.
 */
public final class Scheduler implements TaskScheduler {
    private static final int NOBODY = -1;

    private final SchedConfig config;
    private final Cpus cpus;
    private final Clock clock;
    private final TickTimers ticks;
    private final List<RunQueue> queues = new ArrayList<>();
    private final Placement placement = new Placement(queues);
    private final Map<Task, Entity> entities = new LinkedHashMap<>();
    private TimerQueue timers;
    private long arrivals;

    /** The CPU whose hypercall is being served, or {@link #NOBODY}. */
    private int caller = NOBODY;

    /**
     * A scheduler without tasks.
     *
     * @param timers deadlines on {@code clock}'s monotonic time
     */
    public Scheduler(SchedConfig config, Cpus cpus, Clock clock, TimerQueue timers) {
        this.config = config;
        this.cpus = cpus;
        this.clock = clock;
        this.timers = timers;
        this.ticks = new TickTimers(queues, cpus, clock);
        for (int cpu = 0; cpu < cpus.count(); cpu++) {
            queues.add(new RunQueue(cpu, config.newQueue()));
        }
    }

    /** How this machine schedules. */
    public SchedConfig config() {
        return config;
    }

    /** A hypercall of a CPU begins. */
    public void enter(int cpu) {
        caller = cpu;
        charge(queues.get(cpu));
    }

    /** It ends: the timers are set to what comes next. */
    public void leave() {
        ticks.program(timers.next());
        caller = NOBODY;
    }

    /** A child of the running task gets its parameters. */
    @Override
    public void starts(Task task) {
        Entity entity = new Entity(task);
        Entity parent = caller == NOBODY ? null : queues.get(caller).running;
        if (parent != null) {
            entity.inherit(parent);
        }
        entities.put(task, entity);
        RunQueue queue = queues.get(placement.forNewTask(entity));
        charge(queue);
        entity.cpu = queue.cpu;
        entity.show();
        queue.ready.admit(entity);
        enqueue(entity, queue);
    }

    @Override
    public void ends(Task task) {
        timers.cancel(new SleepEnd(task));
        entities.remove(task);
    }

    @Override
    public void sleeps(Task task, long deadline) {
        timers.arm(new SleepEnd(task), deadline);
    }

    /** A task that is still on its way to sleep keeps its place ("ttwu_runnable"). */
    @Override
    public void wakes(Task task) {
        timers.cancel(new SleepEnd(task));
        Entity entity = entities.get(task);
        if (entity != null && !entity.queued) {
            RunQueue queue = queues.get(placement.forWokenTask(entity));
            charge(queue);
            move(entity, queue);
            enqueue(entity, queue);
        }
    }

    @Override
    public void kick(Task task) {
        Entity entity = entities.get(task);
        if (entity != null && entity.cpu != caller && queues.get(entity.cpu).running == entity) {
            cpus.interrupt(entity.cpu);
        }
    }

    private void move(Entity entity, RunQueue to) {
        if (entity.cpu != to.cpu) {
            queues.get(entity.cpu).ready.leave(entity);
            to.ready.join(entity);
            entity.cpu = to.cpu;
            entity.migrations++;
            entity.show();
        }
    }

    private void enqueue(Entity entity, RunQueue queue) {
        entity.queued = true;
        entity.arrival = arrivals++;
        entity.readySince = cpus.icount();
        queue.ready.add(entity);
        Entity running = queue.running;
        if (running == null || queue.ready.preempts(entity, running) || queue.left() <= 0) {
            reschedule(queue);
        }
        if (caller == NOBODY) {
            ticks.program(timers.next());
        }
    }

    /** Makes a CPU look for its next task as soon as it can ("resched_curr"). */
    private void reschedule(RunQueue queue) {
        if (queue.running != null && !queue.resched) {
            queue.resched = true;
            queue.running.task.struct().setFlag(TaskStruct.TIF_NEED_RESCHED);
        } else if (!queue.idling) {
            return;
        }
        if (queue.cpu != caller) {
            cpus.interrupt(queue.cpu);
        }
    }

    /** The timer interrupt of a CPU ("scheduler_tick"). */
    public void tick(int cpu) {
        RunQueue queue = queues.get(cpu);
        queue.programmed = RunQueue.UNKNOWN;
        charge(queue);
        if (queue.running != null) {
            queue.running.task.cpuClock().expire();
            queue.running.task.process().cpuClock().expire();
        }
        if (queue.left() <= 0) {
            reschedule(queue);
        }
        placement.overload().ifPresent(this::pull);
    }

    private void pull(Placement.Pull pull) {
        RunQueue from = queues.get(pull.entity().cpu);
        RunQueue to = pull.to();
        charge(from);
        charge(to);
        from.ready.remove(pull.entity());
        move(pull.entity(), to);
        enqueue(pull.entity(), to);
    }

    /** Charges what a CPU has retired since the last time to the task that it ran. */
    private void charge(RunQueue queue) {
        long user = cpus.retiredInUser(queue.cpu) - queue.retiredInUser;
        long all = cpus.retired(queue.cpu) - queue.retired;
        queue.retiredInUser += user;
        queue.retired += all;
        if (queue.running == null) {
            queue.idleInstructions += all;
        } else {
            Task task = queue.running.task;
            task.struct().add(TaskStruct.UTIME, user);
            task.struct().add(TaskStruct.STIME, all - user);
            task.charge(user, all - user);
            queue.ready.charge(queue.running, all);
        }
    }

    /** Chooses the next task of a CPU, or none: then it is the idle task's turn ("schedule"). */
    public Optional<Task> pickNext(int cpu) {
        RunQueue queue = queues.get(cpu);
        charge(queue);
        Entity previous = queue.running;
        SwitchReason reason = putPrevious(queue, previous);
        Entity next = placement.choose(queue, previous);
        if (next == null) {
            placement.idlePull(queue).ifPresent(this::pull);
            next = placement.choose(queue, previous);
        }
        begin(queue, next);
        if (next != previous) {
            count(queue, previous, next, reason);
        }
        expel(previous, queue);
        return Optional.ofNullable(next).map(entity -> entity.task);
    }

    private SwitchReason putPrevious(RunQueue queue, @Nullable Entity previous) {
        queue.resched = false;
        queue.running = null;
        if (previous == null) {
            return SwitchReason.IDLE;
        }
        previous.task.struct().clearFlag(TaskStruct.TIF_NEED_RESCHED);
        if (previous.task.struct().state() != TaskState.RUNNING) {
            previous.queued = false;
            previous.yields = false;
            return SwitchReason.WAITS;
        }
        SwitchReason reason = previous.yields ? SwitchReason.YIELDS : SwitchReason.PREEMPTED;
        previous.arrival = arrivals++;
        previous.readySince = cpus.icount();
        queue.ready.putBack(previous);
        previous.yields = false;
        return reason;
    }

    private void begin(RunQueue queue, @Nullable Entity next) {
        queue.running = next;
        queue.idling = next == null;
        if (next != null) {
            queue.ready.remove(next);
            queue.ready.begin(next);
            next.waited += cpus.icount() - next.readySince;
        }
    }

    private static void count(
            RunQueue queue, @Nullable Entity previous, @Nullable Entity next, SwitchReason reason) {
        boolean same = previous != null && next != null && previous.mm() == next.mm();
        queue.counts = queue.counts.plus(reason, next == null, same);
    }

    /** Who may not run here any more waits elsewhere. */
    private void expel(@Nullable Entity previous, RunQueue queue) {
        if (previous != null && previous.queued && !previous.mayRunOn(queue.cpu)) {
            pull(new Placement.Pull(previous, queues.get(placement.forWokenTask(previous))));
        }
    }

    /** The running task of a CPU wants to be put behind the others (sched_yield). */
    public void yield(Task task) {
        Entity entity = entity(task);
        RunQueue queue = queues.get(entity.cpu);
        if (queue.running == entity && !queue.ready.isEmpty()) {
            entity.yields = true;
            reschedule(queue);
        }
    }

    /** All tasks that have not ended, running or not, in the order in which they came. */
    public List<Task> tasks() {
        return List.copyOf(entities.keySet());
    }

    /** Whether a task has started and not ended. */
    public boolean knows(Task task) {
        return entities.containsKey(task);
    }

    /** What a program has chosen for a task. */
    public SchedParameters parameters(Task task) {
        return entity(task).parameters;
    }

    /** Chooses it; takes effect at once. */
    public void setParameters(Task task, SchedParameters parameters) {
        Entity entity = entity(task);
        RunQueue queue = queues.get(entity.cpu);
        charge(queue);
        queue.ready.change(entity, parameters);
        entity.show();
    }

    /** The CPUs that a task may run on: bit n for CPU n. */
    public long affinity(Task task) {
        return entity(task).allowed & onlineMask();
    }

    /** All CPUs: bit n for CPU n. */
    public long onlineMask() {
        return (1L << queues.size()) - 1;
    }

    /**
     * Says where a task may run.
     *
     * @param mask bit n for CPU n; at least one of {@link #onlineMask}
     */
    public void setAffinity(Task task, long mask) {
        Entity entity = entity(task);
        entity.allowed = mask;
        RunQueue queue = queues.get(entity.cpu);
        if (!entity.queued || entity.mayRunOn(entity.cpu)) {
            return;
        }
        if (queue.running == entity) {
            reschedule(queue);
        } else {
            pull(new Placement.Pull(entity, queues.get(placement.forWokenTask(entity))));
        }
    }

    /** The CPU that a task runs on, or ran on last. */
    public int cpu(Task task) {
        return entity(task).cpu;
    }

    /** The task on a CPU, or empty while the idle task is. */
    public Optional<Task> running(int cpu) {
        return Optional.ofNullable(queues.get(cpu).running).map(entity -> entity.task);
    }

    /** Instructions of a slice of a task as things are now; 0 for no limit. */
    public long slice(Task task) {
        long slice = queues.get(entity(task).cpu).ready.slice(entity(task));
        return slice == ReadyQueue.ENDLESS ? 0 : slice;
    }

    /** Charges every CPU for what it has done, so that the clocks of all tasks are right. */
    public void updateClocks() {
        queues.forEach(this::charge);
    }

    /** Lets the timer interrupt the first CPU, which is idle as all are, at once. */
    public void tickIdleCpu() {
        queues.getFirst().programmed = RunQueue.UNKNOWN;
        cpus.setTimer(0, 1);
    }

    /** What the panel shows of a task. */
    public TaskStats stats(Task task) {
        Entity entity = entity(task);
        return new TaskStats(
                entity.cpu,
                entity.queued,
                entity.parameters,
                entity.used,
                queues.get(entity.cpu).ready.slice(entity),
                entity.level,
                entity.vruntime / FairQueue.SCALE,
                entity.waited,
                entity.migrations);
    }

    /** What the panel shows of all CPUs. */
    public List<CpuStats> cpuStats() {
        return queues.stream().map(CpuStats::of).toList();
    }

    private Entity entity(Task task) {
        Entity entity = entities.get(task);
        if (entity == null) {
            throw new IllegalArgumentException("the scheduler does not know task " + task.pid());
        }
        return entity;
    }

    @Override
    public Scheduler copy(Copies copies) {
        Scheduler copy = new Scheduler(config, copies.of(cpus), copies.of(clock), new TimerQueue());
        copies.register(this, copy);
        copy.timers = copies.of(timers);
        copy.arrivals = arrivals;
        entities.forEach((task, entity) -> copy.entities.put(copies.of(task), copies.of(entity)));
        copy.queues.clear();
        queues.forEach(queue -> copy.queues.add(copies.of(queue)));
        return copy;
    }
}
