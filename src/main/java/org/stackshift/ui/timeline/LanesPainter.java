package org.stackshift.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.TimelineView.Lane;
import org.stackshift.session.view.TimelineView.Mark;
import org.stackshift.session.view.TimelineView.Span;
import org.stackshift.ui.common.Sizes;
import org.stackshift.ui.common.Swatches;

import java.util.List;

/** Draws a picture of the timeline. */
final class LanesPainter {
    /** Colours that the painter asks for. */
    static final List<String> ROLES =
            List.of(
                    "ink",
                    "mute",
                    "faint",
                    "line",
                    "soft",
                    "panel",
                    "accent",
                    "accent-soft",
                    "hue-kernel",
                    "hue-1",
                    "hue-2",
                    "hue-3",
                    "good",
                    "bad",
                    "now");

    private static final double TEXT = 12;
    private static final double SMALL_TEXT = 10.5;
    private static final double TICK_DISTANCE = 110;

    private final GraphicsContext g;
    private final Swatches colours;
    private final LaneGeometry at;
    private final TimelineText text;

    LanesPainter(GraphicsContext g, Swatches colours, LaneGeometry at, TimelineText text) {
        this.g = g;
        this.colours = colours;
        this.at = at;
        this.text = text;
    }

    /** Draws everything. */
    void paint(TimelineView view, LaneId focus, long selected, boolean focused) {
        g.clearRect(0, 0, at.width(), at.height());
        axis(view);
        for (int i = 0; i < view.lanes().size(); i++) {
            Lane lane = view.lanes().get(i);
            double y = at.laneY(i);
            name(lane, y, focused && lane.id().equals(focus));
            lane.spans().forEach(span -> span(span, y));
            lane.marks().forEach(mark -> mark(mark, y));
        }
        if (view.selected() != null && view.selected().number() == selected) {
            selection(view);
        }
        now(view);
    }

    private void axis(TimelineView view) {
        long span = Math.max(1, view.to() - view.from());
        long step = tick(span, at.area() / (TICK_DISTANCE * at.scale()));
        g.setFont(Font.font("JetBrains Mono", SMALL_TEXT * at.scale()));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        for (long t = (view.from() + step - 1) / step * step; t <= view.to(); t += step) {
            double x = Math.rint(at.x(view, t)) + 0.5;
            g.setStroke(colours.get("line"));
            g.strokeLine(x, at.top() - 4, x, at.height());
            if (x < at.width() - TICK_DISTANCE * at.scale() / 2) {
                g.setFill(colours.get("mute"));
                g.fillText(Sizes.count(t), x + 3, at.top() / 2);
            }
        }
    }

    /** A round number of instructions, so that so many ticks fit. */
    private static long tick(long span, double ticks) {
        double rough = Math.max(1, span / Math.max(1, ticks));
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return Math.max(
                1, Math.round(power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1)));
    }

    private void name(Lane lane, double y, boolean focused) {
        if (focused) {
            g.setFill(colours.get("accent-soft"));
            g.fillRoundRect(2, y, at.width() - 4, at.lane(), 6, 6);
        }
        boolean cpu = lane.id().kind() == LaneId.Kind.CPU;
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Font.font(cpu ? "Inter SemiBold" : "Inter", TEXT * at.scale()));
        g.setFill(colours.get(lane.ended() ? "mute" : "ink"));
        double middle = y + at.lane() / 2;
        String number = text.number(lane);
        double right = at.left() - 10 * at.scale();
        double room = right - 12 * at.scale() - number.length() * 7.0 * at.scale();
        g.fillText(fitting(text.name(lane), room), 12 * at.scale(), middle);
        g.setFont(Font.font("JetBrains Mono", SMALL_TEXT * at.scale()));
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(colours.get("mute"));
        g.fillText(number, right, middle);
        g.setStroke(colours.get("line"));
        g.strokeLine(at.left(), y + at.lane() - 0.5, at.width(), y + at.lane() - 0.5);
    }

    /** A text cut so that it fits. */
    private String fitting(String name, double room) {
        Text measure = new Text(name);
        measure.setFont(g.getFont());
        String cut = name;
        while (measure.getLayoutBounds().getWidth() > room && cut.length() > 1) {
            cut = cut.substring(0, cut.length() - 1);
            measure.setText(cut + "…");
        }
        return measure.getText();
    }

    /** Ring 3 is low, ring 0 is high and hatched, idle a dotted line. */
    private void span(Span span, double y) {
        double x = at.left() + span.from();
        double width = span.to() - span.from();
        double bar = at.bar();
        double base = y + at.lane() - 3 * at.scale();
        if (span.user() > 0) {
            double height = height(span.user(), bar);
            g.setFill(colours.get("accent"));
            g.fillRect(x, base - height, width, height);
        }
        if (span.kernel() > 0) {
            double height = height(span.kernel(), bar);
            g.setFill(colours.get("hue-kernel"));
            g.fillRect(x, base - bar - 1 - height, width, height);
            hatch(x, base - bar - 1 - height, width, height);
        }
        if (span.idle() > 0) {
            g.setFill(colours.get("faint"));
            for (double dot = x; dot < x + width; dot += 4) {
                g.fillRect(dot, base - 2, Math.min(2, x + width - dot), 2);
            }
        }
    }

    private static double height(int share, double bar) {
        return Math.max(1.5, bar * share / Span.WHOLE);
    }

    private void hatch(double x, double y, double width, double height) {
        double step = 5 * at.scale();
        if (width < step) {
            return;
        }
        g.setStroke(colours.get("panel"));
        g.setLineWidth(1);
        for (double line = x + step; line < x + width; line += step) {
            g.strokeLine(line, y, line - Math.min(height, step), y + height);
        }
    }

    private void mark(Mark mark, double y) {
        EventKind kind =
                MarkShapes.BY_WEIGHT.stream()
                        .filter(k -> mark.counts().stream().anyMatch(c -> c.kind() == k))
                        .findFirst()
                        .orElseThrow();
        double x = at.left() + mark.column() + 0.5;
        double r = at.mark();
        double middle = y + r + 2 * at.scale();
        MarkShapes.draw(g, kind, colours.get(MarkShapes.role(kind)), x, middle, r);
        if (mark.total() > 1) {
            g.setFill(colours.get("ink"));
            g.fillOval(x + r * 0.75, middle - r * 1.15, r * 0.6, r * 0.6);
        }
    }

    private void selection(TimelineView view) {
        double x = at.x(view, view.selected().icount()) + 0.5;
        if (x < at.left() || x > at.width()) {
            return;
        }
        g.setStroke(colours.get("ink"));
        g.setLineWidth(1);
        g.setLineDashes(3, 3);
        g.strokeLine(x, at.top() - 4, x, at.height());
        g.setLineDashes();
    }

    /** Where the machine is: an accent line with a flag. */
    private void now(TimelineView view) {
        double x = Math.min(at.x(view, view.icount()), at.width() - 1);
        if (x < at.left()) {
            return;
        }
        g.setFill(colours.get("accent"));
        g.fillRect(x - 1, 2, 2, at.height());
        double r = 4 * at.scale();
        g.fillPolygon(new double[] {x - r, x + r, x}, new double[] {1, 1, 1 + r * 1.3}, 3);
    }
}
