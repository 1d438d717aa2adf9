package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * A multi-level feedback queue. A task starts at the top and sinks a level whenever it has used up
 * the slice of its level, in one stretch or in many: waiting just before the end of a slice gains
 * nothing. Slices double from level to level. After a time all tasks are lifted to the top, so that
 * nobody starves.
 */
final class MlfqQueue implements ReadyQueue {
    static final int LEVELS = 4;

    /** Slices of the highest level between two boosts. */
    static final long BOOST_SLICES = 100;

    private final List<SequencedSet<Entity>> levels = new ArrayList<>();
    private final long slice;
    private long sinceBoost;
    private long boosts;

    /**
     * @param slice instructions at the highest level
     */
    MlfqQueue(long slice) {
        this.slice = slice;
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new LinkedHashSet<>());
        }
    }

    private long slice(int level) {
        return slice << level;
    }

    @Override
    public void admit(Entity child) {
        lift(child);
    }

    @Override
    public void join(Entity entity) {
        entity.boosts = boosts;
    }

    /** Who slept through a boost is lifted now. */
    @Override
    public void add(Entity entity) {
        if (entity.boosts != boosts) {
            lift(entity);
        }
        levels.get(entity.level).addLast(entity);
    }

    @Override
    public void putBack(Entity entity) {
        boolean sunk = sink(entity);
        if (entity.yields || sunk) {
            levels.get(entity.level).addLast(entity);
        } else {
            levels.get(entity.level).addFirst(entity);
        }
    }

    @Override
    public void remove(Entity entity) {
        levels.get(entity.level).remove(entity);
    }

    @Override
    public void begin(Entity entity) {}

    @Override
    public void charge(Entity running, long instructions) {
        running.used += instructions;
        sinceBoost += instructions;
        if (isEmpty()) {
            sink(running);
        }
        if (sinceBoost >= BOOST_SLICES * slice) {
            sinceBoost %= BOOST_SLICES * slice;
            boost(running);
        }
    }

    private static int lower(int level) {
        return Math.min(level + 1, LEVELS - 1);
    }

    /** A level down for each slice used up; returns whether there was one. */
    private boolean sink(Entity entity) {
        boolean sunk = false;
        while (entity.used >= slice(entity.level)) {
            entity.used -= slice(entity.level);
            entity.level = lower(entity.level);
            sunk = true;
        }
        return sunk;
    }

    private void boost(Entity running) {
        boosts++;
        List<Entity> all = inOrder().toList();
        levels.forEach(SequencedSet::clear);
        for (Entity entity : all) {
            lift(entity);
            levels.getFirst().addLast(entity);
        }
        lift(running);
    }

    private void lift(Entity entity) {
        entity.level = 0;
        entity.used = 0;
        entity.boosts = boosts;
    }

    @Override
    public long slice(Entity entity) {
        return slice(entity.level);
    }

    @Override
    public long left(Entity running) {
        return Math.min(slice(running.level) - running.used, BOOST_SLICES * slice - sinceBoost);
    }

    @Override
    public boolean preempts(Entity woken, Entity running) {
        return woken.level < running.level;
    }

    @Override
    public Stream<Entity> inOrder() {
        return levels.stream().flatMap(SequencedSet::stream);
    }

    @Override
    public int size() {
        return levels.stream().mapToInt(SequencedSet::size).sum();
    }

    @Override
    public MlfqQueue copy(Copies copies) {
        MlfqQueue copy = new MlfqQueue(slice);
        copy.sinceBoost = sinceBoost;
        copy.boosts = boosts;
        for (int i = 0; i < LEVELS; i++) {
            SequencedSet<Entity> level = copy.levels.get(i);
            levels.get(i).forEach(entity -> level.add(copies.of(entity)));
        }
        return copy;
    }
}
