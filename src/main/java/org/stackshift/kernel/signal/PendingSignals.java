package org.stackshift.kernel.signal;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Signals that wait to be delivered ("struct sigpending"): those of a thread, or of a process. */
public final class PendingSignals implements Copyable<PendingSignals> {
    /** Most signals that wait at a time ("RLIMIT_SIGPENDING"). */
    private static final int LIMIT = 1024;

    private static final int FIRST_REAL_TIME = 32;

    private final Deque<SigInfo> queue = new ArrayDeque<>();

    /** Bits of the signals that wait. */
    public long set() {
        long set = 0;
        for (SigInfo info : queue) {
            set |= Signal.bit(info.signal());
        }
        return set;
    }

    /** Queues a signal; an ordinary one that waits already is not queued again. */
    void add(SigInfo info) {
        boolean repeated =
                info.signal() < FIRST_REAL_TIME && (set() & Signal.bit(info.signal())) != 0;
        if (!repeated && queue.size() < LIMIT) {
            queue.add(info);
        }
    }

    /** Queues a signal before all others. */
    void addFirst(SigInfo info) {
        queue.addFirst(info);
    }

    /** Takes back every signal of a set. */
    void remove(long set) {
        queue.removeIf(info -> (set & Signal.bit(info.signal())) != 0);
    }

    /** Takes the next out of {@code set}, if any: faults first, then the lowest number. */
    @Nullable SigInfo take(long set) {
        SigInfo best = null;
        for (SigInfo info : queue) {
            boolean wanted = (set & Signal.bit(info.signal())) != 0;
            if (wanted && (best == null || rank(info) < rank(best))) {
                best = info;
            }
        }
        if (best != null) {
            remove(best);
        }
        return best;
    }

    private void remove(SigInfo info) {
        for (Iterator<SigInfo> each = queue.iterator(); each.hasNext(); ) {
            if (each.next() == info) {
                each.remove();
                return;
            }
        }
    }

    private static int rank(SigInfo info) {
        return info.isFault() ? 0 : info.signal();
    }

    void copyTo(PendingSignals empty) {
        empty.queue.addAll(queue);
    }

    @Override
    public PendingSignals copy(Copies copies) {
        PendingSignals copy = new PendingSignals();
        copyTo(copy);
        return copy;
    }
}
