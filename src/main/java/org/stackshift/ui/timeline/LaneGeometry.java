package org.stackshift.ui.timeline;

import org.stackshift.session.view.TimelineView;

/**
 * Where things are on the canvas, in pixels.
 *
 * @param scale of the interface, 1 for 100 %
 */
record LaneGeometry(double width, double height, double scale) {
    private static final double LEFT = 150;
    private static final double LEFT_SHARE = 0.22;
    private static final double TOP = 17;
    private static final double LANE = 23;
    private static final double BAR = 5;
    private static final double MARK = 4;

    /** Where names end and time begins. */
    double left() {
        return Math.rint(Math.min(LEFT * scale, width * LEFT_SHARE));
    }

    /** Where the axis ends and lanes begin. */
    double top() {
        return Math.rint(TOP * scale);
    }

    /** Height of a lane. */
    double lane() {
        return Math.rint(LANE * scale);
    }

    /** Height of a bar. */
    double bar() {
        return BAR * scale;
    }

    /** Half the size of a mark. */
    double mark() {
        return MARK * scale;
    }

    /** Width of the part with the time. */
    double area() {
        return Math.max(1, width - left());
    }

    /** Columns that one mark takes. */
    int cell() {
        return (int) Math.ceil(mark() * 2 + 2);
    }

    double laneY(int index) {
        return top() + index * lane();
    }

    /** Lanes that fit. */
    int lanes() {
        return Math.max(1, (int) ((height - top()) / lane()));
    }

    /** The lane at a height, counted from the first in sight; -1 for the axis. */
    int laneAt(double y) {
        return y < top() ? -1 : (int) ((y - top()) / lane());
    }

    double x(TimelineView view, long icount) {
        double part = (double) (icount - view.from()) / Math.max(1, view.to() - view.from());
        return left() + part * area();
    }

    /** The place within the time in sight, 0 to 1. */
    double part(double x) {
        return Math.clamp((x - left()) / area(), 0, 1);
    }
}
