package org.stackshift.ui.stacks;

import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.OwnerStyle;

/** A stack on screen: who owns it, its words, a scroll bar where they do not fit. */
final class ColumnNode extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Label name = new Label();
    private final Label status = new Label();
    private final Tooltip statusTip = new Tooltip();
    private final RowsPane rows;
    private final ScrollBar bar = new ScrollBar();
    private final Runnable scrolledByHand;
    private StackColumn column;
    private boolean syncing;
    private boolean following = true;

    /**
     * @param scrolledByHand called when the user scrolls, and not when the panel follows rsp
     */
    ColumnNode(StackColumn column, ObservableDoubleValue scale, Runnable scrolledByHand) {
        this.column = column;
        this.scrolledByHand = scrolledByHand;
        rows = new RowsPane(scale);
        getStyleClass().add("stack-column");
        name.getStyleClass().add("owner-name");
        name.setMinWidth(USE_PREF_SIZE);
        status.getStyleClass().add("stack-status");
        status.setMinWidth(0);
        status.setTooltip(statusTip);
        HBox head = new HBox(OwnerStyle.badge(), name, Card.spacer(), status);
        head.getStyleClass().add("stack-head");
        head.setAlignment(Pos.CENTER_LEFT);
        bar.setOrientation(Orientation.VERTICAL);
        bar.managedProperty().bind(bar.visibleProperty());
        BorderPane box = new BorderPane(rows);
        box.setRight(bar);
        box.getStyleClass().add("stack-box");
        box.setMinHeight(0);
        getChildren().addAll(head, box);
        setMinHeight(0);
        HBox.setHgrow(this, Priority.ALWAYS);
        listen();
        show(column, true);
    }

    private void listen() {
        rows.setFocusTraversable(true);
        rows.setAccessibleRole(AccessibleRole.TEXT);
        rows.setOnMousePressed(event -> rows.requestFocus());
        rows.focusedProperty().addListener(observable -> rows.requestLayout());
        rows.setOnKeyPressed(this::key);
        setOnScroll(this::wheel);
        bar.valueProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!syncing && now.intValue() != rows.first()) {
                                rows.scrollTo(now.intValue());
                                scrolledByHand.run();
                            }
                        });
        rows.heightProperty().addListener(observable -> heightChanged());
    }

    void show(StackColumn next, boolean follow) {
        column = next;
        setId(next.id());
        OwnerStyle.apply(this, next.owner());
        pseudoClassStateChanged(CURRENT, next.current());
        name.setText(next.name());
        status.setText(next.status());
        statusTip.setText(next.name() + ": " + next.status());
        rows.setAccessibleText(next.name() + ", " + next.status());
        rows.show(next.rows());
        following = follow;
        if (follow) {
            follow();
        }
        syncBar();
    }

    /** Scrolls so that the word at rsp is in sight. */
    void follow() {
        int cursor = column.cursorRow();
        rows.follow(cursor >= 0 ? cursor : column.highestWord());
        syncBar();
    }

    /** Where the word at an address is, from the top of this node; clamped to what is in sight. */
    double middleOf(long vaddr) {
        int index = column.rowOf(vaddr);
        double inBox = index < 0 ? rows.getHeight() : rows.middleOf(index);
        return rows.getParent().getLayoutY() + rows.getLayoutY() + inBox;
    }

    private void key(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    case PAGE_UP -> -10;
                    case PAGE_DOWN -> 10;
                    case HOME -> -column.rows().size();
                    case END -> column.rows().size();
                    default -> 0;
                };
        if (step != 0) {
            rows.select(rows.selected() + step);
            speak();
            scrolledByHand.run();
            syncBar();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy(event.isShiftDown());
            event.consume();
        }
    }

    /** Tells a screen reader about the selected row. */
    private void speak() {
        if (rows.selected() < 0) {
            return;
        }
        String text =
                switch (column.rows().get(rows.selected())) {
                    case StackRow.Word word -> word.offset() + " " + word.full();
                    case StackRow.Note note -> note.text();
                };
        rows.setAccessibleText(column.name() + ", " + text);
    }

    private void copy(boolean address) {
        if (rows.selected() >= 0
                && column.rows().get(rows.selected()) instanceof StackRow.Word word) {
            Clipboards.copy(address ? Long.toHexString(word.vaddr()) : word.value());
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0 && rows.lastFirst() > 0) {
            rows.scrollTo(rows.first() - (int) Math.signum(event.getDeltaY()) * 2);
            scrolledByHand.run();
            syncBar();
            event.consume();
        }
    }

    private void heightChanged() {
        if (following) {
            follow();
        }
        syncBar();
    }

    private void syncBar() {
        syncing = true;
        int last = rows.lastFirst();
        bar.setMax(last);
        bar.setVisibleAmount(Math.max(1, last / 3.0));
        bar.setVisible(last > 0);
        bar.setValue(rows.first());
        syncing = false;
    }
}
