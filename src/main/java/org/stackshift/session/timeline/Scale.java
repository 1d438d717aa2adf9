package org.stackshift.session.timeline;

/** Columns of equal time from one icount up to another. */
record Scale(long from, long to, int columns) {
    /** Where an icount lies, in columns; may be outside. */
    double at(long icount) {
        return (double) (icount - from) * columns / (to - from);
    }

    /** The column that an icount lies in, within the picture. */
    int column(long icount) {
        return Math.clamp((int) Math.floor(at(icount)), 0, columns - 1);
    }

    /** Instructions in one column. */
    double perColumn() {
        return (double) (to - from) / columns;
    }
}
