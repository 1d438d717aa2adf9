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

    /** The call of schedule() and its first instruction come before the pick. */
    private static final int BEFORE_PICK = 1;

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
     * @param instructions from the entry of schedule() to ring 3; -1 if it did not come there
     * @param tlbMisses from the pick until the next entry into the kernel; -1 while unknown
     */
    public record Cost(
            long icount,
            int cpu,
            int pid,
            int nextPid,
            int hint,
            long instructions,
            long tlbMisses) {}

    /**
     * All switches of a kind.
     *
     * @param count how many there were
     * @param finished how many of them came back to ring 3 and left it again
     * @param instructions of the finished ones together
     * @param tlbMisses of the finished ones together
     */
    public record Sum(int hint, long count, long finished, long instructions, long tlbMisses) {}

    /** A switch under way; {@code instructions} is -1 until ring 3 is reached. */
    private record Open(int cpu, ContextSwitch event, int hint, long misses, long instructions) {
        Cost cost(long missesNow) {
            return new Cost(
                    event.icount(),
                    cpu,
                    event.pid(),
                    event.nextPid(),
                    hint,
                    instructions,
                    instructions < 0 ? -1 : missesNow - misses);
        }
    }

    void begin(int cpu, ContextSwitch event, int hint, long missesNow) {
        end(cpu, missesNow);
        counts[hint]++;
        open.set(cpu, new Open(cpu, event, hint, missesNow, -1));
    }

    /** Ring 3 is reached. */
    void inUserMode(int cpu, long icount) {
        Open begun = cpu < open.size() ? open.get(cpu) : null;
        if (begun != null && begun.instructions() < 0) {
            long cost = icount - begun.event().icount() + BEFORE_PICK;
            open.set(cpu, new Open(cpu, begun.event(), begun.hint(), begun.misses(), cost));
        }
    }

    /** Ring 3 is left again: what comes now has other reasons. */
    void inKernel(int cpu, long missesNow) {
        Open begun = cpu < open.size() ? open.get(cpu) : null;
        if (begun != null && begun.instructions() >= 0) {
            end(cpu, missesNow);
        }
    }

    private void end(int cpu, long missesNow) {
        while (open.size() <= cpu) {
            open.add(null);
        }
        Open begun = open.set(cpu, null);
        if (begun == null) {
            return;
        }
        Cost cost = begun.cost(missesNow);
        if (cost.instructions() >= 0) {
            finished[cost.hint()]++;
            instructions[cost.hint()] += cost.instructions();
            misses[cost.hint()] += cost.tlbMisses();
        }
        if (newest.size() == KEPT) {
            newest.removeFirst();
        }
        newest.addLast(cost);
    }

    /** The newest finished switches, the latest last. */
    public Collection<Cost> newest() {
        return newest;
    }

    /** All switches of one kind. */
    public Sum sum(int hint) {
        return new Sum(hint, counts[hint], finished[hint], instructions[hint], misses[hint]);
    }
}
