package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.task.Task;

/** What the scheduler knows of one task ("struct sched_entity"). */
final class Entity implements Copyable<Entity> {
    static final long EVERY_CPU = -1;

    final Task task;

    /** The CPU on which it runs or waits, or ran last. */
    int cpu;

    /** Whether it runs or waits for its turn ("on_rq"). */
    boolean queued;

    /** The running task asked to be put behind the others. */
    boolean yields;

    /** Bit n: it may run on CPU n. */
    long allowed = EVERY_CPU;

    /** Its parameters, as programs see them. */
    SchedParameters parameters = SchedParameters.DEFAULT;

    /** When it came into the queue, in order over all CPUs. */
    long arrival;

    /** Instructions used of the current slice. */
    long used;

    /** Level of the feedback queue, 0 the highest. */
    int level;

    /** Boosts of its CPU's queue that it has had. */
    long boosts;

    /** Instructions, weighed: see {@link FairQueue}. */
    long vruntime;

    /** The icount since which it waits for its turn. */
    long readySince;

    long waited;
    long migrations;

    Entity(Task task) {
        this.task = task;
    }

    boolean mayRunOn(int number) {
        return (allowed >>> number & 1) != 0;
    }

    /** Whether a CPU runs on its kernel stack. */
    boolean isOnCpu() {
        return task.struct().isOnCpu();
    }

    /** Address of its mm_struct. */
    long mm() {
        return task.struct().mm();
    }

    /** Writes what a student may look up into task_struct. */
    void show() {
        TaskStruct struct = task.struct();
        struct.setField32(TaskStruct.CPU, cpu);
        struct.setField32(TaskStruct.POLICY, parameters.policy());
        struct.setField32(TaskStruct.STATIC_PRIO, parameters.priority());
        struct.setField32(TaskStruct.PRIO, parameters.priority());
    }

    /** A child starts with what its parent has. */
    void inherit(Entity parent) {
        cpu = parent.cpu;
        allowed = parent.allowed;
        parameters = parent.parameters.forChild();
        level = parent.level;
        vruntime = parent.vruntime;
    }

    @Override
    public Entity copy(Copies copies) {
        Entity copy = copies.register(this, new Entity(copies.of(task)));
        copy.cpu = cpu;
        copy.queued = queued;
        copy.yields = yields;
        copy.allowed = allowed;
        copy.parameters = parameters;
        copy.arrival = arrival;
        copy.used = used;
        copy.level = level;
        copy.boosts = boosts;
        copy.vruntime = vruntime;
        copy.readySince = readySince;
        copy.waited = waited;
        copy.migrations = migrations;
        return copy;
    }
}
