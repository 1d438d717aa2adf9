package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;

import org.stackshift.ui.common.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The entries of a walk as a table: a row for each level, a column for each bit, so that the
 * effective rights are what stands below each other. The arrow keys go from bit to bit.
 */
final class BitsGrid extends GridPane {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final int FIRST_BIT = 3;

    private final Messages messages;
    private final Consumer<String> explain;
    private final List<List<Label>> bits = new ArrayList<>();
    private List<WalkState.Row> shown = List.of();

    /**
     * @param explain takes the sentence on the bit that the keyboard or the mouse is on
     */
    BitsGrid(Messages messages, Consumer<String> explain) {
        this.messages = messages;
        this.explain = explain;
        getStyleClass().add("bits-grid");
        messages.language().addListener(observable -> build());
    }

    void show(List<WalkState.Row> rows) {
        if (!rows.equals(shown)) {
            shown = rows;
            build();
        }
    }

    private void build() {
        int[] focused = focused();
        getChildren().clear();
        bits.clear();
        if (shown.isEmpty()) {
            return;
        }
        heading(0, "walk.column.table");
        heading(1, "walk.column.index");
        heading(2, "walk.column.entry");
        for (EntryBits bit : EntryBits.values()) {
            heading(FIRST_BIT + bit.ordinal(), "walk.column." + bit.name());
        }
        heading(FIRST_BIT + EntryBits.values().length, "walk.column.leads");
        for (int i = 0; i < shown.size(); i++) {
            row(i + 1, shown.get(i));
        }
        if (focused.length > 0) {
            focus(focused[0], focused[1]);
        }
    }

    private void heading(int column, String key) {
        Label label = new Label(messages.get(key));
        label.getStyleClass().add("bits-heading");
        Tooltip tooltip = new Tooltip(messages.get(key + ".help"));
        label.setTooltip(tooltip);
        label.setMinWidth(USE_PREF_SIZE);
        boolean overBits = column >= FIRST_BIT && column < FIRST_BIT + EntryBits.values().length;
        setHalignment(label, overBits ? HPos.CENTER : HPos.LEFT);
        add(label, column, 0);
    }

    private void row(int at, WalkState.Row row) {
        String level = "level-" + row.level();
        Label name = cell(row.name(), "level-name", level);
        add(name, 0, at);
        add(cell(row.index(), "entry-index", level), 1, at);
        Label entry = cell(row.entry(), "entry-value", level);
        if (!row.where().isEmpty()) {
            entry.setTooltip(new Tooltip(messages.get("walk.entry-at", row.where())));
        }
        add(entry, 2, at);
        List<Label> labels = new ArrayList<>();
        for (WalkState.Bit bit : row.bits()) {
            Label label = bitNode(row, bit);
            labels.add(label);
            add(label, FIRST_BIT + bit.bit().ordinal(), at);
        }
        bits.add(labels);
        add(cell(row.leads(), "entry-leads", level), FIRST_BIT + row.bits().size(), at);
    }

    private static Label cell(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Label bitNode(WalkState.Row row, WalkState.Bit bit) {
        Label label = cell(bit.digit(), "entry-bit");
        label.setId("bit-" + row.level() + "-" + bit.bit().name());
        label.pseudoClassStateChanged(SET, bit.digit().equals("1"));
        label.pseudoClassStateChanged(IDLE, bit.look() == WalkState.Look.IDLE);
        boolean changed = bit.look() == WalkState.Look.CHANGED;
        label.pseudoClassStateChanged(CHANGED, changed);
        if (changed) {
            label.setText("▲" + bit.digit());
        }
        label.setAccessibleRole(AccessibleRole.TEXT);
        String help = changed ? bit.help() + " " + messages.get("walk.changed") : bit.help();
        label.setAccessibleText(help);
        if (!bit.digit().isEmpty()) {
            label.setFocusTraversable(bit.bit() == EntryBits.P);
            label.setOnMouseEntered(event -> explain.accept(help));
            label.focusedProperty().addListener((at, was, is) -> explain.accept(is ? help : ""));
            label.setOnMouseClicked(event -> label.requestFocus());
            label.setOnKeyPressed(this::move);
        }
        return label;
    }

    private void move(KeyEvent event) {
        int[] at = focused();
        if (at.length == 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(at[0], at[1], 0, -1);
            case RIGHT -> step(at[0], at[1], 0, 1);
            case UP -> step(at[0], at[1], -1, 0);
            case DOWN -> step(at[0], at[1], 1, 0);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Goes on until a bit has something to say. */
    private void step(int row, int column, int down, int right) {
        int r = row + down;
        int c = column + right;
        while (r >= 0 && r < bits.size() && c >= 0 && c < bits.get(r).size()) {
            if (!bits.get(r).get(c).getText().isEmpty()) {
                bits.get(r).get(c).requestFocus();
                return;
            }
            r += down;
            c += right;
        }
    }

    /** Moves the keyboard to the first bit. */
    void focusFirst() {
        focus(0, 0);
    }

    private void focus(int row, int column) {
        if (row < bits.size()) {
            bits.get(row).get(column).requestFocus();
        }
    }

    private int[] focused() {
        for (int r = 0; r < bits.size(); r++) {
            for (int c = 0; c < bits.get(r).size(); c++) {
                Node node = bits.get(r).get(c);
                if (node.isFocused()) {
                    return new int[] {r, c};
                }
            }
        }
        return new int[0];
    }
}
