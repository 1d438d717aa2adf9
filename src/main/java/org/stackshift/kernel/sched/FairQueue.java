package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The completely fair queue. A task's virtual runtime grows with the instructions that it retires,
 * slower the heavier it is; the smallest runs ("cfs_rq").
 *
 * <p>The unit of virtual runtime is 1/1024 of an instruction of a task of nice 0.
 */
final class FairQueue implements ReadyQueue {
    static final long SCALE = 1024;

    /** A light task's slice is at least this part of the usual one. */
    private static final long SHORTEST_PART = 8;

    /** A sleeper comes back with a credit of this part of a slice, and preempts from half of it. */
    private static final long CREDIT_PART = 2;

    private static final Comparator<Entity> ORDER =
            Comparator.<Entity>comparingLong(entity -> entity.vruntime)
                    .thenComparingLong(entity -> entity.arrival);

    private final TreeSet<Entity> waiting = new TreeSet<>(ORDER);
    private final long slice;
    private long waitingWeight;
    private long minVruntime;

    /**
     * @param slice instructions of a task of average weight
     */
    FairQueue(long slice) {
        this.slice = slice;
    }

    private static long virtual(long instructions, Entity entity) {
        long unit = SCALE * SchedParameters.NICE_0_WEIGHT;
        return instructions * unit / entity.parameters.weight();
    }

    /** A new task has one slice to wait: making children gains nothing ("START_DEBIT"). */
    @Override
    public void admit(Entity child) {
        child.vruntime = minVruntime + (isEmpty() ? 0 : virtual(slice, child));
    }

    @Override
    public void leave(Entity entity) {
        entity.vruntime -= minVruntime;
    }

    @Override
    public void join(Entity entity) {
        entity.vruntime += minVruntime;
    }

    /** Who slept long comes back before the others, but not far ("place_entity"). */
    @Override
    public void add(Entity entity) {
        long credit = slice * SCALE / CREDIT_PART;
        entity.vruntime = Math.max(entity.vruntime, minVruntime - credit);
        insert(entity);
    }

    @Override
    public void putBack(Entity entity) {
        if (entity.yields && !waiting.isEmpty()) {
            entity.vruntime = Math.max(entity.vruntime, waiting.last().vruntime);
        }
        insert(entity);
    }

    private void insert(Entity entity) {
        waiting.add(entity);
        waitingWeight += entity.parameters.weight();
    }

    @Override
    public void remove(Entity entity) {
        if (waiting.remove(entity)) {
            waitingWeight -= entity.parameters.weight();
        }
    }

    @Override
    public void begin(Entity entity) {
        entity.used = 0;
    }

    @Override
    public void charge(Entity running, long instructions) {
        running.used += instructions;
        running.vruntime += virtual(instructions, running);
        long smallest =
                waiting.isEmpty()
                        ? running.vruntime
                        : Math.min(running.vruntime, waiting.first().vruntime);
        minVruntime = Math.max(minVruntime, smallest);
    }

    @Override
    public long left(Entity running) {
        return slice(running) - running.used;
    }

    /** The tasks of this CPU share a period of one slice each, by weight ("sched_slice"). */
    @Override
    public long slice(Entity entity) {
        long weight = entity.parameters.weight();
        boolean waits = waiting.contains(entity);
        long all = waits ? waitingWeight : waitingWeight + weight;
        long share = slice * (waits ? size() : size() + 1) * weight / all;
        return Math.max(share, slice / SHORTEST_PART);
    }

    @Override
    public void change(Entity entity, SchedParameters parameters) {
        boolean waits = waiting.contains(entity);
        remove(entity);
        entity.parameters = parameters;
        if (waits) {
            insert(entity);
        }
    }

    @Override
    public boolean preempts(Entity woken, Entity running) {
        long granularity = virtual(slice / (2 * CREDIT_PART), woken);
        return running.vruntime - woken.vruntime > granularity;
    }

    @Override
    public Stream<Entity> inOrder() {
        return waiting.stream();
    }

    @Override
    public int size() {
        return waiting.size();
    }

    @Override
    public FairQueue copy(Copies copies) {
        FairQueue copy = new FairQueue(slice);
        waiting.forEach(entity -> copy.waiting.add(copies.of(entity)));
        copy.waitingWeight = waitingWeight;
        copy.minVruntime = minVruntime;
        return copy;
    }
}
