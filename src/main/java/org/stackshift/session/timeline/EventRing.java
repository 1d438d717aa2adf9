package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Event;
import org.stackshift.session.view.EventKind;

import java.util.Arrays;

/** The newest events with all that is known of them; each has a number for the whole run. */
public final class EventRing {
    /** About 130 bytes each: 9 MiB in all. */
    private static final int CAPACITY = 1 << 16;

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final EventKind[] KINDS = EventKind.values();
    private static final byte NO_MARK = -1;

    private @Nullable Event[] events = new Event[FIRST_CAPACITY];
    private byte[] kinds = new byte[FIRST_CAPACITY];
    private byte[] cpus = new byte[FIRST_CAPACITY];
    private int[] pids = new int[FIRST_CAPACITY];
    private long[] rips = new long[FIRST_CAPACITY];
    private byte[] hints = new byte[FIRST_CAPACITY];
    private long end;

    /**
     * One event.
     *
     * @param kind null for one that only explains another, such as the result of a system call
     * @param hint further bits that the recorder found out when it happened
     */
    public record Entry(
            long number,
            Event event,
            @Nullable EventKind kind,
            int cpu,
            int pid,
            long rip,
            int hint) {}

    /** Adds an event and returns its number. */
    long add(Event event, @Nullable EventKind kind, int cpu, int pid, long rip, int hint) {
        if (end == events.length && end < CAPACITY) {
            grow();
        }
        int slot = slot(end);
        events[slot] = event;
        kinds[slot] = kind == null ? NO_MARK : (byte) kind.ordinal();
        cpus[slot] = (byte) cpu;
        pids[slot] = pid;
        rips[slot] = rip;
        hints[slot] = (byte) hint;
        return end++;
    }

    private void grow() {
        int size = events.length * 2;
        events = Arrays.copyOf(events, size);
        kinds = Arrays.copyOf(kinds, size);
        cpus = Arrays.copyOf(cpus, size);
        pids = Arrays.copyOf(pids, size);
        rips = Arrays.copyOf(rips, size);
        hints = Arrays.copyOf(hints, size);
    }

    /** The number of the next event. */
    public long end() {
        return end;
    }

    /** The number of the oldest event that is still here. */
    public long oldest() {
        return Math.max(0, end - events.length);
    }

    /** The icount from which on no event is missing. */
    public long exactFrom() {
        return oldest() == 0 ? 0 : icount(oldest());
    }

    boolean has(long number) {
        return number >= oldest() && number < end;
    }

    long icount(long number) {
        return event(number).icount();
    }

    boolean isMark(long number) {
        return kinds[slot(number)] != NO_MARK;
    }

    EventKind kind(long number) {
        return KINDS[kinds[slot(number)]];
    }

    int cpu(long number) {
        return cpus[slot(number)];
    }

    int pid(long number) {
        return pids[slot(number)];
    }

    /** An event as a whole. */
    public Entry entry(long number) {
        int slot = slot(number);
        EventKind kind = isMark(number) ? kind(number) : null;
        return new Entry(
                number, event(number), kind, cpus[slot], pids[slot], rips[slot], hints[slot]);
    }

    /** The first event at or behind an icount; {@link #end} if there is none. */
    long firstFrom(long icount) {
        long low = oldest();
        long high = end;
        while (low < high) {
            long middle = low + high >>> 1;
            if (icount(middle) < icount) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Event event(long number) {
        Event event = events[slot(number)];
        if (event == null) {
            throw new IllegalArgumentException("no event has the number " + number);
        }
        return event;
    }

    private int slot(long number) {
        return (int) (number % events.length);
    }
}
