package org.stackshift.ui.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

import org.stackshift.session.view.EventKind;

import java.util.List;

/** Draws the marks: each kind of event has a colour and a shape. */
final class MarkShapes {
    /** The kinds from the one that is shown first where several share a place. */
    static final List<EventKind> BY_WEIGHT =
            List.of(
                    EventKind.EXITED,
                    EventKind.CREATED,
                    EventKind.SIGNAL,
                    EventKind.SWITCH,
                    EventKind.STACK,
                    EventKind.FAULT,
                    EventKind.CR3,
                    EventKind.INTERRUPT,
                    EventKind.SYSCALL);

    private MarkShapes() {}

    /** The theme's colour for a kind. */
    static String role(EventKind kind) {
        return switch (kind) {
            case SYSCALL -> "hue-kernel";
            case INTERRUPT -> "accent";
            case FAULT, EXITED -> "bad";
            case SWITCH -> "ink";
            case CR3 -> "hue-2";
            case STACK -> "hue-1";
            case SIGNAL -> "hue-3";
            case CREATED -> "good";
        };
    }

    /**
     * Draws one mark.
     *
     * @param x its middle
     * @param y its middle
     * @param r half its size
     */
    static void draw(GraphicsContext g, EventKind kind, Paint paint, double x, double y, double r) {
        g.setFill(paint);
        g.setStroke(paint);
        g.setLineWidth(Math.max(1.5, r * 0.42));
        switch (kind) {
            case SYSCALL -> polygon(g, x - r, y - r * 0.8, x + r, y - r * 0.8, x, y + r);
            case INTERRUPT -> polygon(g, x, y - r, x + r, y, x, y + r, x - r, y);
            case FAULT -> {
                g.strokeLine(x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8);
                g.strokeLine(x - r * 0.8, y + r * 0.8, x + r * 0.8, y - r * 0.8);
            }
            case SWITCH -> {
                polygon(g, x - r * 1.1, y, x - r * 0.15, y - r, x - r * 0.15, y + r);
                polygon(g, x + r * 1.1, y, x + r * 0.15, y - r, x + r * 0.15, y + r);
            }
            case CR3 -> g.fillRect(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
            case STACK -> g.strokeOval(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
            case SIGNAL -> {
                g.strokeLine(x, y - r, x, y + r * 0.2);
                g.fillOval(x - r * 0.3, y + r * 0.45, r * 0.6, r * 0.6);
            }
            case CREATED -> {
                g.strokeLine(x - r, y, x + r, y);
                g.strokeLine(x, y - r, x, y + r);
            }
            case EXITED -> g.strokeRect(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
        }
    }

    private static void polygon(GraphicsContext g, double... points) {
        double[] xs = new double[points.length / 2];
        double[] ys = new double[points.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points[2 * i];
            ys[i] = points[2 * i + 1];
        }
        g.fillPolygon(xs, ys, xs.length);
    }
}
