package org.stackshift.session.timeline;

import org.stackshift.session.view.EventKind;

import java.util.Arrays;

/**
 * Time of one task on one CPU: how much of it in which mode, and how many events of each kind. A
 * place to be filled again and again, so that a long run allocates nothing.
 */
final class Stretch {
    private static final int MODES = Mode.values().length;
    private static final int KINDS = EventKind.values().length;

    /** First icount. */
    long start;

    /** The icount behind the last. */
    long end;

    int cpu;
    int pid;

    private final long[] spent = new long[MODES];
    private final int[] counts = new int[KINDS];

    /** Begins anew as a stretch without time. */
    void clear(long icount, int onCpu, int ofTask) {
        start = icount;
        end = icount;
        cpu = onCpu;
        pid = ofTask;
        Arrays.fill(spent, 0);
        Arrays.fill(counts, 0);
    }

    /** Becomes a copy of another one. */
    void set(Stretch other) {
        start = other.start;
        end = other.end;
        cpu = other.cpu;
        pid = other.pid;
        System.arraycopy(other.spent, 0, spent, 0, MODES);
        System.arraycopy(other.counts, 0, counts, 0, KINDS);
    }

    /** Takes over time and counts of a later one of the same task on the same CPU. */
    void add(Stretch later) {
        end = Math.max(end, later.end);
        for (int i = 0; i < MODES; i++) {
            spent[i] += later.spent[i];
        }
        for (int i = 0; i < KINDS; i++) {
            counts[i] += later.counts[i];
        }
    }

    /** Ends it; all the time up to now went into one mode. */
    void spend(Mode mode, long until) {
        spent[mode.ordinal()] += until - end;
        end = until;
    }

    void count(EventKind kind) {
        counts[kind.ordinal()]++;
    }

    boolean isSameUnit(Stretch other) {
        return cpu == other.cpu && pid == other.pid;
    }

    boolean isEmpty() {
        if (end > start) {
            return false;
        }
        for (int count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    /** Instructions in a mode. */
    long spent(Mode mode) {
        return spent[mode.ordinal()];
    }

    int count(int kind) {
        return counts[kind];
    }
}
