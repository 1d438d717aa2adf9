package org.stackshift.session.view;

/**
 * Which part of the timeline is looked at.
 *
 * @param window the time
 * @param columns into how many equal parts the time is cut; 1 to {@link #MOST_COLUMNS}
 * @param cell columns that share one mark, at least 1
 * @param firstLane the first lane in sight, counted from 0
 * @param lanes lanes in sight
 * @param lane whose events {@code previous} and {@code next} go through
 * @param selected number of the event to tell everything about; -1 for none
 * @param pointed likewise of the event under the mouse
 */
public record TimelineRequest(
        Window window,
        int columns,
        int cell,
        int firstLane,
        int lanes,
        LaneId lane,
        long selected,
        long pointed) {
    /** The finest picture that can be asked for. */
    public static final int MOST_COLUMNS = 8_192;

    /** A stretch of time. */
    public sealed interface Window {
        /** From the beginning to now. */
        record All() implements Window {}

        /** So many instructions up to now. */
        record Latest(long instructions) implements Window {}

        /** From one icount up to another. */
        record Range(long from, long to) implements Window {}
    }

    public TimelineRequest {
        columns = Math.clamp(columns, 1, MOST_COLUMNS);
        cell = Math.max(1, cell);
    }

    /** The whole run, coarsely. */
    public static final TimelineRequest OVERVIEW =
            new TimelineRequest(new Window.All(), 256, 8, 0, 8, LaneId.cpu(0), -1, -1);
}
