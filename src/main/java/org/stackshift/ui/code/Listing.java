package org.stackshift.ui.code;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

import java.util.List;
import java.util.function.Function;

/**
 * A list that shows immutable rows, keeps the selected row selected when they are replaced, and
 * scrolls only if the row of interest is out of sight.
 *
 * @param <R> a row
 */
final class Listing<R> extends ListView<R> {
    private static final double ROW_HEIGHT = 20;
    private final Function<R, Object> key;
    private int focus = -1;
    private boolean resized;

    /**
     * @param key what makes a row the same row after a change
     * @param scale of the interface, 1 for 100 %
     */
    Listing(
            Function<R, Object> key,
            ObservableDoubleValue scale,
            Function<ListView<R>, ListCell<R>> cells) {
        this.key = key;
        getStyleClass().add("listing");
        setCellFactory(cells::apply);
        fixedCellSizeProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.rint(ROW_HEIGHT * scale.get()), scale));
        setMinSize(0, 0);
        heightProperty().addListener(observable -> resized = true);
    }

    /**
     * After a change of size, brings the row of interest back into sight, once the new size is
     * known below.
     */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (resized && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            resized = false;
            flow.layout();
            if (focus >= 0 && focus < getItems().size()) {
                reveal(focus);
            }
        }
    }

    /** Replaces the rows; keeps {@code focusIndex} in sight if it is not -1. */
    void show(List<R> rows, int focusIndex) {
        boolean changed = !rows.equals(getItems());
        boolean moved = focusIndex != focus || rows.size() != getItems().size();
        if (changed) {
            R selected = getSelectionModel().getSelectedItem();
            getItems().setAll(rows);
            reselect(selected);
        }
        focus = focusIndex;
        if (focusIndex >= 0 && moved) {
            reveal(focusIndex);
        }
    }

    /** Scrolls so that a row is in sight, with some rows around it. */
    void reveal(int index) {
        int visible = Math.max(1, (int) (getHeight() / getFixedCellSize()));
        int margin = Math.min(2, visible / 4);
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null) {
            int first = flow.getFirstVisibleCell().getIndex();
            boolean above = index < first + margin && first > 0;
            boolean below = index >= first + visible - margin && index < getItems().size();
            if (!above && !below) {
                return;
            }
        }
        scrollTo(Math.max(0, index - visible / 3));
    }

    private void reselect(R selected) {
        if (selected == null) {
            return;
        }
        Object wanted = key.apply(selected);
        for (int i = 0; i < getItems().size(); i++) {
            if (key.apply(getItems().get(i)).equals(wanted)) {
                getSelectionModel().select(i);
                return;
            }
        }
    }
}
