package org.stackshift.kernel.wait;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Those who wait for one thing, in the order in which they came ("wait_queue_head"). */
public final class WaitQueue implements Copyable<WaitQueue> {
    private final SequencedSet<Sleeper> sleepers = new LinkedHashSet<>();

    /** Puts a sleeper at the end, unless it waits here already. */
    public void add(Sleeper sleeper) {
        sleepers.add(sleeper);
    }

    public void remove(Sleeper sleeper) {
        sleepers.remove(sleeper);
    }

    /** Who waits, the first to come first. */
    public List<Sleeper> sleepers() {
        return List.copyOf(sleepers);
    }

    /** Wakes everybody. */
    public void wakeAll() {
        if (!sleepers.isEmpty()) {
            sleepers().forEach(Sleeper::wake);
        }
    }

    /** Wakes who has waited longest; returns whether there was one. */
    public boolean wakeOne() {
        if (sleepers.isEmpty()) {
            return false;
        }
        sleepers.getFirst().wake();
        return true;
    }

    @Override
    public WaitQueue copy(Copies copies) {
        WaitQueue copy = copies.register(this, new WaitQueue());
        sleepers.forEach(sleeper -> copy.sleepers.add(copies.of(sleeper)));
        return copy;
    }
}
