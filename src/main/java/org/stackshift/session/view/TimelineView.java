package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of the run, cut into columns of equal time.
 *
 * @param icount now
 * @param from the icount at which the first column begins
 * @param to the icount at which the last column ends
 * @param columns how many there are
 * @param exactFrom from here on every event is kept with all its details; before, only counts
 * @param allLanes how many lanes there are
 * @param firstLane the number of the first one in {@code lanes}
 * @param lanes those in sight
 * @param selected everything about the selected event; null without one
 * @param pointed everything about the event under the mouse; null without one
 * @param previous number of the event before the selected one on the lane asked for, -1 if there is
 *     none; without a selection the last event before the end of the window
 * @param next likewise behind it; without a selection the first event in the window
 */
public record TimelineView(
        long icount,
        long from,
        long to,
        int columns,
        long exactFrom,
        int allLanes,
        int firstLane,
        List<Lane> lanes,
        @Nullable EventView selected,
        @Nullable EventView pointed,
        long previous,
        long next) {
    /**
     * What one CPU did, or one task.
     *
     * @param name the task's name; empty for a CPU
     * @param ended whether the task has ended
     * @param spans in ascending order, without gaps filled
     * @param marks in ascending order
     */
    public record Lane(LaneId id, String name, boolean ended, List<Span> spans, List<Mark> marks) {
        public Lane {
            spans = List.copyOf(spans);
            marks = List.copyOf(marks);
        }
    }

    /**
     * Columns in which a lane did the same.
     *
     * @param from the first column
     * @param to the one behind the last
     * @param user share of the time in ring 3, in parts of {@link #WHOLE}
     * @param kernel share in ring 0
     * @param idle share in the idle task
     */
    public record Span(int from, int to, int user, int kernel, int idle) {
        /** All of the time. */
        public static final int WHOLE = 16;
    }

    /**
     * Events of one lane that are too close together to be drawn apart.
     *
     * @param column where the first of them is
     * @param counts how many of each kind, only kinds that are there, in the order of the kinds
     * @param first number of the first event; -1 if only the counts are kept
     * @param icount of the first event, or about
     */
    public record Mark(int column, List<Count> counts, long first, long icount) {
        public Mark {
            counts = List.copyOf(counts);
        }

        /** How many events there are. */
        public long total() {
            return counts.stream().mapToLong(Count::number).sum();
        }
    }

    /** A number of events of a kind. */
    public record Count(EventKind kind, long number) {}

    public TimelineView {
        lanes = List.copyOf(lanes);
    }

    /** The same with all that is known of two events. */
    public TimelineView withEvents(@Nullable EventView chosen, @Nullable EventView underMouse) {
        return new TimelineView(
                icount,
                from,
                to,
                columns,
                exactFrom,
                allLanes,
                firstLane,
                lanes,
                chosen,
                underMouse,
                previous,
                next);
    }
}
