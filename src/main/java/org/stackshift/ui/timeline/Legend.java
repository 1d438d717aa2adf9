package org.stackshift.ui.timeline;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import org.stackshift.session.view.EventKind;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Swatches;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the bars and marks mean. */
final class Legend extends FlowPane {
    private static final double SIZE = 14;

    private final Messages messages;
    private final ObservableDoubleValue scale;
    private final Swatches colours;
    private final List<Runnable> pictures = new ArrayList<>();

    Legend(Messages messages, ObservableDoubleValue scale) {
        this.messages = messages;
        this.scale = scale;
        this.colours = new Swatches(LanesPainter.ROLES, this::paint);
        getStyleClass().add("timeline-legend");
        getChildren().add(colours);
        entry("timeline.user", g -> bar(g, "accent", SIZE / 2));
        entry("timeline.kernel", g -> bar(g, "hue-kernel", 1));
        entry("timeline.idle", this::dots);
        for (EventKind kind : EventKind.values()) {
            entry(
                    "event." + kind,
                    g ->
                            MarkShapes.draw(
                                    g,
                                    kind,
                                    colours.get(MarkShapes.role(kind)),
                                    SIZE / 2,
                                    SIZE / 2,
                                    SIZE * 0.3));
        }
        scale.addListener(observable -> paint());
        paint();
    }

    private void entry(String key, Consumer<GraphicsContext> picture) {
        Canvas canvas = new Canvas(SIZE, SIZE);
        pictures.add(
                () -> {
                    canvas.setWidth(SIZE * scale.get());
                    canvas.setHeight(SIZE * scale.get());
                    GraphicsContext g = canvas.getGraphicsContext2D();
                    g.setTransform(scale.get(), 0, 0, scale.get(), 0, 0);
                    g.clearRect(0, 0, SIZE, SIZE);
                    picture.accept(g);
                });
        Label label = new Label();
        label.textProperty().bind(messages.bound(key));
        label.setGraphic(canvas);
        getChildren().add(label);
    }

    private void bar(GraphicsContext g, String role, double y) {
        g.setFill(colours.get(role));
        g.fillRect(0, y, SIZE, SIZE / 2 - 1);
        if (role.equals("hue-kernel")) {
            g.setStroke(colours.get("panel"));
            g.strokeLine(5, y, 1, y + SIZE / 2);
            g.strokeLine(11, y, 7, y + SIZE / 2);
        }
    }

    private void dots(GraphicsContext g) {
        g.setFill(colours.get("faint"));
        for (double x = 1; x < SIZE; x += 4) {
            g.fillRect(x, SIZE - 4, 2, 2);
        }
    }

    private void paint() {
        pictures.forEach(Runnable::run);
    }
}
