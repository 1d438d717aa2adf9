package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.TimelineView.Count;
import org.stackshift.session.view.TimelineView.Mark;
import org.stackshift.session.view.TimelineView.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One lane of a picture while it is being drawn. */
final class LanePicture {
    private static final EventKind[] KINDS = EventKind.values();
    private static final int MODES = Mode.values().length;

    private final Scale scale;
    private final int cell;

    /** Instructions in each mode, one after the other for each column. */
    private final double[] spent;

    private final @Nullable Cell[] cells;

    /** Events that share a mark. */
    private static final class Cell {
        private final long[] counts = new long[KINDS.length];
        private final long icount;
        private final int column;
        private long first;

        Cell(long first, long icount, int column) {
            this.first = first;
            this.icount = icount;
            this.column = column;
        }
    }

    LanePicture(Scale scale, int cell) {
        this.scale = scale;
        this.cell = cell;
        this.cells = new Cell[scale.columns() / cell + 1];
        this.spent = new double[scale.columns() * MODES];
    }

    /** Adds the time of a stretch, spread evenly over the columns that it covers. */
    void add(Stretch stretch) {
        double begin = Math.max(0, scale.at(stretch.start));
        double end = Math.min(scale.columns(), scale.at(stretch.end));
        if (stretch.end <= stretch.start || end <= begin) {
            return;
        }
        double length = stretch.end - stretch.start;
        for (Mode mode : Mode.values()) {
            if (stretch.spent(mode) > 0) {
                spread(mode, begin, end, stretch.spent(mode) / length);
            }
        }
    }

    private void spread(Mode mode, double begin, double end, double density) {
        for (int column = (int) begin; column < end; column++) {
            double part = Math.min(end, column + 1.0) - Math.max(begin, column);
            spent[column * MODES + mode.ordinal()] += part * density;
        }
    }

    /** Adds the events of a stretch of which only the counts are known. */
    void addCounts(Stretch stretch) {
        if (scale.at(stretch.start) < 0 || scale.at(stretch.start) > scale.columns()) {
            return;
        }
        for (int kind = 0; kind < KINDS.length; kind++) {
            if (stretch.count(kind) > 0) {
                cell(-1, stretch.start).counts[kind] += stretch.count(kind);
            }
        }
    }

    /** Adds one event. */
    void addEvent(long number, long icount, EventKind kind) {
        Cell cellOf = cell(number, icount);
        cellOf.first = cellOf.first < 0 ? number : cellOf.first;
        cellOf.counts[kind.ordinal()]++;
    }

    private Cell cell(long number, long icount) {
        int column = scale.column(icount);
        Cell known = cells[column / cell];
        if (known == null) {
            known = new Cell(number, icount, column);
            cells[column / cell] = known;
        }
        return known;
    }

    List<Mark> marks() {
        return Arrays.stream(cells)
                .filter(Objects::nonNull)
                .map(c -> new Mark(c.column, counts(c.counts), c.first, c.icount))
                .toList();
    }

    private static List<Count> counts(long[] numbers) {
        List<Count> counts = new ArrayList<>();
        for (EventKind kind : KINDS) {
            if (numbers[kind.ordinal()] > 0) {
                counts.add(new Count(kind, numbers[kind.ordinal()]));
            }
        }
        return counts;
    }

    /** Neighbours with the same shares make one span. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int begin = 0;
        for (int column = 1; column <= scale.columns(); column++) {
            if (column == scale.columns() || !isSame(begin, column)) {
                Span span = span(begin, column);
                if (span.user() + span.kernel() + span.idle() > 0) {
                    spans.add(span);
                }
                begin = column;
            }
        }
        return spans;
    }

    private boolean isSame(int column, int other) {
        for (Mode mode : Mode.values()) {
            if (share(column, mode) != share(other, mode)) {
                return false;
            }
        }
        return true;
    }

    private Span span(int from, int to) {
        return new Span(
                from, to, share(from, Mode.USER), share(from, Mode.KERNEL), share(from, Mode.IDLE));
    }

    /** What is there at all has at least the smallest share. */
    private int share(int column, Mode mode) {
        double part = spent[column * MODES + mode.ordinal()];
        return part <= 0 ? 0 : Math.clamp(Math.round(part * Span.WHOLE), 1, Span.WHOLE);
    }
}
