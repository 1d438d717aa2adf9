package org.stackshift.ui.stacks;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;

/** Lays out the rows of a column that are in sight, and only those. */
final class RowsPane extends Pane {
    private static final double WORD_HEIGHT = 23;
    private static final double NOTE_HEIGHT = 18;

    /** Rows kept in sight on either side of rsp, and the share of the height above it. */
    private static final int MARGIN = 3;

    private static final double BEFORE = 0.6;

    private final ObservableDoubleValue scale;
    private final List<RowNode> nodes = new ArrayList<>();
    private List<StackRow> rows = List.of();
    private int first;
    private int selected = -1;

    RowsPane(ObservableDoubleValue scale) {
        this.scale = scale;
        getStyleClass().add("stack-rows");
        setMinHeight(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        scale.addListener(observable -> requestLayout());
    }

    void show(List<StackRow> next) {
        rows = next;
        selected = Math.min(selected, rows.size() - 1);
        scrollTo(first);
    }

    /** Makes a row the first in sight, as far as there are rows to fill the rest. */
    void scrollTo(int index) {
        first = Math.clamp(index, 0, Math.max(0, lastFirst()));
        requestLayout();
    }

    int first() {
        return first;
    }

    int selected() {
        return selected;
    }

    void select(int index) {
        selected = Math.clamp(index, 0, Math.max(0, rows.size() - 1));
        reveal(selected);
    }

    /** Scrolls as little as needed to have a row in sight. */
    private void reveal(int index) {
        if (index < first) {
            scrollTo(index);
            return;
        }
        int needed = first;
        while (needed < index && extent(needed, index + 1) > getHeight()) {
            needed++;
        }
        scrollTo(needed);
    }

    /**
     * Scrolls so that a row and its neighbours are in sight; leaves them where they are if they
     * already are.
     */
    void follow(int index) {
        if (index < 0 || getHeight() <= 0) {
            return;
        }
        int from = Math.max(0, index - MARGIN);
        int to = Math.min(rows.size(), index + MARGIN + 1);
        if (from >= first && extent(first, to) <= getHeight()) {
            return;
        }
        int start = index;
        while (start > 0 && extent(start - 1, index) < getHeight() * BEFORE) {
            start--;
        }
        scrollTo(start);
    }

    /** The first row in sight when the last one is just in sight. */
    int lastFirst() {
        double room = getHeight();
        int index = rows.size();
        while (index > 0 && room >= height(rows.get(index - 1))) {
            index--;
            room -= height(rows.get(index));
        }
        return index;
    }

    /** Where the middle of a row is, clamped to what is in sight. */
    double middleOf(int index) {
        if (index < first) {
            return 0;
        }
        return Math.min(extent(first, index) + height(rows.get(index)) / 2, getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return extent(0, rows.size());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 180 * scale.get();
    }

    @Override
    protected void layoutChildren() {
        first = Math.clamp(first, 0, Math.max(0, lastFirst()));
        double y = 0;
        int used = 0;
        for (int i = first; i < rows.size() && y < getHeight(); i++) {
            RowNode node = node(used++);
            node.show(rows.get(i), i == selected && isFocused());
            double height = height(rows.get(i));
            node.resizeRelocate(0, y, getWidth(), height);
            y += height;
        }
        for (int i = used; i < nodes.size(); i++) {
            nodes.get(i).setVisible(false);
        }
    }

    private RowNode node(int index) {
        if (index == nodes.size()) {
            RowNode node = new RowNode();
            node.setManaged(false);
            nodes.add(node);
            getChildren().add(node);
        }
        nodes.get(index).setVisible(true);
        return nodes.get(index);
    }

    private double extent(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += height(rows.get(i));
        }
        return sum;
    }

    private double height(StackRow row) {
        double height = row instanceof StackRow.Word ? WORD_HEIGHT : NOTE_HEIGHT;
        return Math.rint(height * scale.get());
    }
}
