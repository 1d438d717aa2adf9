package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.event.ContextSwitch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What switches between tasks cost: the newest one by one, all of them summed up by kind. */
public final class SwitchLedger {
    /** Switches kept one by one. */
    public static final int KEPT = 64;

    private static final int KINDS = 4;

    private final ArrayDeque<Cost> newest = new ArrayDeque<>();
    private final long[] counts = new long[KINDS];
    private final long[] finished = new long[KINDS];
    private final long[] instructions = new long[KINDS];
    private final long[] misses = new long[KINDS];
    private final List<@Nullable Open> open = new ArrayList<>();

    /**
     * One switch.
     *
     * @param icount when the next task was picked
     * @param hint bits of {@link Recorder#VOLUNTARY} and {@link Recorder#SAME_SPACE}
     * @param instructions from the entry of schedule() to ring 3; -1 if it has not come there
     * @param tlbMisses from there to the next entry into the kernel; -1 while unknown
     */
    public record Cost(
            long icount,
            int cpu,
            int pid,
            int nextPid,
            int hint,
            long instructions,
            long tlbMisses) {}

    /** All switches of a kind. */
    public record Sum(int hint, long count, long finished, long instructions, long tlbMisses) {}

    private record Open(ContextSwitch event, int hint, long misses) {}

    void begin(int cpu, ContextSwitch event, int hint, long tlbMisses) {
        while (open.size() <= cpu) {
            open.add(null);
        }
        Open before = open.get(cpu);
        if (before != null) {
            keep(cost(cpu, before, -1, -1));
        }
        counts[hint]++;
        open.set(cpu, new Open(event, hint, tlbMisses));
    }

    /** Ring 3 is reached. The call and its first instruction came before the pick. */
    void backInUserMode(int cpu, long icount) {
        Open begun = cpu < open.size() ? open.get(cpu) : null;
        if (begun != null) {
            long cost = icount - begun.event().icount() + 1;
            finished[begun.hint()]++;
            instructions[begun.hint()] += cost;
            keep(cost(cpu, begun, cost, -1));
            open.set(cpu, null);
        }
    }

    private static Cost cost(int cpu, Open begun, long instructions, long misses) {
        ContextSwitch event = begun.event();
        return new Cost(
                event.icount(),
                cpu,
                event.pid(),
                event.nextPid(),
                begun.hint(),
                instructions,
                misses);
    }

    private void keep(Cost cost) {
        if (newest.size() == KEPT) {
            newest.removeFirst();
        }
        newest.addLast(cost);
    }

    /** The newest switches, the latest last. */
    public Collection<Cost> newest() {
        return newest;
    }

    /** All switches of one kind. */
    public Sum sum(int hint) {
        return new Sum(hint, counts[hint], finished[hint], instructions[hint], misses[hint]);
    }
}
