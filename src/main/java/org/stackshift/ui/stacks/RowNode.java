package org.stackshift.ui.stacks;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** A line of a column on screen; reused for whichever row scrolls to its place. */
final class RowNode extends HBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final PseudoClass FRAME_TOP = PseudoClass.getPseudoClass("frame-top");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");

    private final Label offset = new Label();
    private final Label value = new Label();
    private final Label tag = new Label();
    private final Label meaning = new Label();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable StackRow row;

    RowNode() {
        getStyleClass().add("stack-row");
        setAlignment(Pos.CENTER_LEFT);
        offset.getStyleClass().add("offset");
        value.getStyleClass().add("value");
        tag.getStyleClass().add("tag");
        meaning.getStyleClass().add("meaning");
        for (Region fixed : new Region[] {offset, value, tag}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        meaning.setMinWidth(0);
        meaning.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        getChildren().addAll(offset, value, tag, meaning);
        Tooltip.install(this, tooltip);
    }

    void show(StackRow next, boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        if (next.equals(row)) {
            return;
        }
        row = next;
        pseudoClassStateChanged(NOTE, next instanceof StackRow.Note);
        switch (next) {
            case StackRow.Word word -> word(word);
            case StackRow.Note note -> note(note);
        }
    }

    private void word(StackRow.Word word) {
        offset.setText(word.cursor() == StackRow.Cursor.NONE ? word.offset() : "rsp");
        value.setText(word.value());
        tag.setText(word.tag());
        meaning.setText(word.meaning());
        setVisible(true, offset, value);
        setVisible(!word.tag().isEmpty(), tag);
        tooltip.setText(word.full());
        setAccessibleText(word.offset() + " " + word.full());
        for (StackRow.Depth depth : StackRow.Depth.values()) {
            pseudoClassStateChanged(pseudo(depth), word.place() == depth);
        }
        for (StackRow.Cursor cursor : StackRow.Cursor.values()) {
            pseudoClassStateChanged(pseudo(cursor), word.cursor() == cursor);
        }
        pseudoClassStateChanged(CHANGED, word.changed());
        pseudoClassStateChanged(TAKEN, word.taken());
        pseudoClassStateChanged(FRAME_TOP, word.frameTop());
        pseudoClassStateChanged(WARNING, false);
    }

    private void note(StackRow.Note note) {
        setVisible(false, offset, value, tag);
        meaning.setText(note.text());
        tooltip.setText(note.text());
        setAccessibleText(note.text());
        for (StackRow.Depth depth : StackRow.Depth.values()) {
            pseudoClassStateChanged(pseudo(depth), false);
        }
        for (StackRow.Cursor cursor : StackRow.Cursor.values()) {
            pseudoClassStateChanged(pseudo(cursor), false);
        }
        pseudoClassStateChanged(CHANGED, false);
        pseudoClassStateChanged(TAKEN, false);
        pseudoClassStateChanged(FRAME_TOP, false);
        pseudoClassStateChanged(WARNING, note.warning());
    }

    private static void setVisible(boolean visible, Label... labels) {
        for (Label label : labels) {
            label.setVisible(visible);
            label.setManaged(visible);
        }
    }

    private static PseudoClass pseudo(Enum<?> value) {
        return PseudoClass.getPseudoClass(value.name().toLowerCase().replace('_', '-'));
    }
}
