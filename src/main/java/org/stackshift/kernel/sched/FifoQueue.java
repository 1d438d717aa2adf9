package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** In order of arrival: round robin, or without an end of slices first in, first out. */
final class FifoQueue implements ReadyQueue {
    private final SequencedSet<Entity> waiting = new LinkedHashSet<>();
    private final long slice;

    /**
     * @param slice instructions, or {@link #ENDLESS}
     */
    FifoQueue(long slice) {
        this.slice = slice;
    }

    @Override
    public void add(Entity entity) {
        entity.used = 0;
        waiting.addLast(entity);
    }

    @Override
    public void putBack(Entity entity) {
        if (entity.yields || left(entity) <= 0) {
            add(entity);
        } else {
            waiting.addFirst(entity);
        }
    }

    @Override
    public void remove(Entity entity) {
        waiting.remove(entity);
    }

    @Override
    public void begin(Entity entity) {}

    /** Alone on its CPU, a task gets one slice after the other. */
    @Override
    public void charge(Entity running, long instructions) {
        running.used += instructions;
        if (waiting.isEmpty()) {
            running.used %= slice;
        }
    }

    @Override
    public long left(Entity running) {
        return slice == ENDLESS ? ENDLESS : slice - running.used;
    }

    @Override
    public long slice(Entity entity) {
        return slice;
    }

    @Override
    public boolean preempts(Entity woken, Entity running) {
        return false;
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
    public FifoQueue copy(Copies copies) {
        FifoQueue copy = new FifoQueue(slice);
        waiting.forEach(entity -> copy.waiting.add(copies.of(entity)));
        return copy;
    }
}
