package org.stackshift.ui.timeline;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.TimelineView.Lane;
import org.stackshift.session.view.TimelineView.Mark;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Swatches;

import java.util.Comparator;

/** The lanes on a canvas, with mouse and keyboard. */
final class LanesCanvas extends Region {
    private static final double WHEEL = 1.25;
    private static final double KEY_PAN = 0.5;

    private final TimelineViewModel model;
    private final TimelineText text;
    private final ObservableDoubleValue scale;
    private final Canvas canvas = new Canvas();
    private final Swatches colours;
    private final ScrollBar scroll = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private double dragX;
    private boolean isDragged;

    LanesCanvas(TimelineViewModel model, TimelineText text, ObservableDoubleValue scale) {
        this.model = model;
        this.text = text;
        this.scale = scale;
        this.colours = new Swatches(LanesPainter.ROLES, this::paint);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.valueProperty().addListener(observable -> request());
        getChildren().addAll(canvas, colours, scroll);
        getStyleClass().add("timeline-lanes");
        setId("timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(0);
        Tooltip.install(this, tooltip);
        scale.addListener(observable -> requestLayout());
        focusedProperty().addListener(observable -> paint());
        model.view().addListener(observable -> show());
        setOnScroll(this::wheel);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> model.point(-1));
        setOnKeyPressed(this::key);
    }

    private LaneGeometry geometry() {
        return new LaneGeometry(getWidth(), getHeight(), scale.get());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        scroll.resizeRelocate(
                getWidth() - 10, geometry().top(), 10, getHeight() - geometry().top());
        request();
        paint();
    }

    private void request() {
        LaneGeometry at = geometry();
        if (getWidth() > 0) {
            model.resize(
                    (int) at.area(), at.cell(), (int) Math.round(scroll.getValue()), at.lanes());
        }
    }

    private void show() {
        TimelineView view = model.view().get();
        int lanes = geometry().lanes();
        boolean all = view == null || view.allLanes() <= lanes;
        scroll.setVisible(!all);
        scroll.setMax(all ? 0 : view.allLanes() - lanes);
        scroll.setVisibleAmount(all ? 1 : (double) lanes * scroll.getMax() / view.allLanes());
        if (all) {
            scroll.setValue(0);
        }
        paint();
        tell();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void paint() {
        TimelineView view = model.view().get();
        if (view == null) {
            canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
            return;
        }
        new LanesPainter(canvas.getGraphicsContext2D(), colours, geometry(), text)
                .paint(view, model.lane(), model.selected(), isFocused());
    }

    /** Puts what is known of the event under the mouse into the tooltip. */
    private void tell() {
        TimelineView view = model.view().get();
        EventView pointed = view == null ? null : view.pointed();
        if (pointed != null) {
            tooltip.setText(text.brief(pointed));
        }
    }

    private void wheel(ScrollEvent event) {
        double move = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (event.getX() < geometry().left()) {
            scroll.setValue(Math.clamp(scroll.getValue() - Math.signum(move), 0, scroll.getMax()));
        } else if (event.isShiftDown() || event.getDeltaY() == 0) {
            model.pan(-move / geometry().area());
        } else {
            model.zoom(move > 0 ? 1 / WHEEL : WHEEL, geometry().part(event.getX()));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        dragX = event.getX();
        isDragged = false;
    }

    private void drag(MouseEvent event) {
        double moved = event.getX() - dragX;
        if (Math.abs(moved) > 2 || isDragged) {
            isDragged = true;
            dragX = event.getX();
            model.pan(-moved / geometry().area());
        }
    }

    private void click(MouseEvent event) {
        Lane lane = laneAt(event);
        if (isDragged || lane == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Mark mark = markAt(lane, event.getX());
        model.select(lane.id(), mark == null ? -1 : mark.first());
        if (mark != null && event.getClickCount() == 2) {
            model.zoom(1 / (WHEEL * WHEEL * WHEEL * WHEEL), geometry().part(event.getX()));
        }
        paint();
    }

    private void hover(MouseEvent event) {
        Lane lane = laneAt(event);
        TimelineView view = model.view().get();
        if (lane == null || view == null) {
            tooltip.setText("");
            model.point(-1);
            return;
        }
        Mark mark = markAt(lane, event.getX());
        model.point(mark != null && mark.total() == 1 ? mark.first() : -1);
        if (mark != null) {
            tooltip.setText(text.cluster(mark));
            tell();
        } else {
            int column = (int) (event.getX() - geometry().left());
            tooltip.setText(
                    lane.spans().stream()
                            .filter(span -> span.from() <= column && column < span.to())
                            .findFirst()
                            .map(span -> text.time(lane, span, view))
                            .orElse(text.name(lane)));
        }
    }

    private @Nullable Lane laneAt(MouseEvent event) {
        TimelineView view = model.view().get();
        int index = geometry().laneAt(event.getY());
        return view == null || index < 0 || index >= view.lanes().size()
                ? null
                : view.lanes().get(index);
    }

    private @Nullable Mark markAt(Lane lane, double x) {
        double column = x - geometry().left();
        return lane.marks().stream()
                .filter(mark -> Math.abs(mark.column() - column) <= geometry().mark() + 2)
                .min(Comparator.comparingDouble(mark -> Math.abs(mark.column() - column)))
                .orElse(null);
    }

    private void key(KeyEvent event) {
        boolean known = !event.isShortcutDown() || event.getCode() == KeyCode.C;
        if (!known) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.previous();
            case RIGHT -> model.next();
            case UP -> moveLane(-1);
            case DOWN -> moveLane(1);
            case PLUS, EQUALS, ADD -> model.zoomIn();
            case MINUS, SUBTRACT -> model.zoomOut();
            case DIGIT0, NUMPAD0, F -> model.fit();
            case PAGE_UP -> model.pan(-KEY_PAN);
            case PAGE_DOWN -> model.pan(KEY_PAN);
            case HOME -> model.goToStart();
            case END -> model.follow();
            case ENTER -> model.goToCode();
            case ESCAPE -> model.select(model.lane(), -1);
            case C -> known = copy(event);
            default -> known = false;
        }
        if (known) {
            event.consume();
            paint();
        }
    }

    private void moveLane(int by) {
        TimelineView view = model.view().get();
        if (view == null || view.lanes().isEmpty()) {
            return;
        }
        int index = 0;
        for (int i = 0; i < view.lanes().size(); i++) {
            if (view.lanes().get(i).id().equals(model.lane())) {
                index = i;
            }
        }
        int next = index + by;
        if (next < 0 || next >= view.lanes().size()) {
            scroll.setValue(Math.clamp(scroll.getValue() + by, 0, scroll.getMax()));
        }
        int shown = Math.clamp(next, 0, view.lanes().size() - 1);
        model.select(view.lanes().get(shown).id(), model.selected());
    }

    private boolean copy(KeyEvent event) {
        TimelineView view = model.view().get();
        if (!event.isShortcutDown() || view == null) {
            return false;
        }
        EventView selected = view.selected();
        Clipboards.copy(selected == null ? text.table(view) : text.details(selected));
        return true;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        TimelineView view = model.view().get();
        if (attribute == AccessibleAttribute.TEXT && view != null) {
            EventView selected = view.selected();
            return selected == null ? text.spoken(view) : text.details(selected);
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }
}
