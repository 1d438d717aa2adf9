package org.stackshift.ui.registers;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.OwnerStyle;

/** One register on screen: mark of change, name, dim zeros, digits, chip. */
final class RegisterNode extends HBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Region mark = new Region();
    private final Label name = new Label();
    private final Label zeros = new Label();
    private final Label digits = new Label();
    private final Label chip = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final Messages messages;
    private RegisterCell cell = new RegisterCell("", new Hex("", ""), false, "", null, "");

    RegisterNode(Messages messages) {
        this.messages = messages;
        getStyleClass().add("register");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        mark.getStyleClass().add("change-mark");
        name.getStyleClass().add("register-name");
        zeros.getStyleClass().add("zeros");
        digits.getStyleClass().add("digits");
        chip.getStyleClass().add("chip");
        chip.setMinWidth(0);
        for (Region fixed : new Region[] {mark, name, zeros, digits}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(mark, name, zeros, digits, chip);
        setOnMouseClicked(event -> requestFocus());
        setOnKeyPressed(
                event -> {
                    if (COPY.match(event)) {
                        copy();
                        event.consume();
                    }
                });
        setOnContextMenuRequested(
                event -> menu().show(this, event.getScreenX(), event.getScreenY()));
    }

    void show(RegisterCell next) {
        if (next.equals(cell)) {
            return;
        }
        cell = next;
        setId("register-" + next.name());
        name.setText(next.name());
        zeros.setText(next.value().zeros());
        digits.setText(next.value().digits());
        pseudoClassStateChanged(CHANGED, next.changed());
        chip.setText(next.note());
        chip.setVisible(!next.note().isEmpty());
        chip.setGraphic(next.owner() == null ? null : OwnerStyle.badge());
        chip.getStyleClass().remove("plain");
        if (next.owner() == null) {
            chip.getStyleClass().add("plain");
        }
        OwnerStyle.apply(chip, next.owner());
        tooltip.setText(next.full());
        Tooltip.install(this, tooltip);
        if (next.full().isEmpty()) {
            Tooltip.uninstall(this, tooltip);
        }
        String change = next.changed() ? ", " + messages.get("registers.changed") : "";
        setAccessibleText(next.name() + " " + next.value().digits() + change + " " + next.full());
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem(messages.get("copy.value"));
        copy.setOnAction(event -> copy());
        return new ContextMenu(copy);
    }

    private void copy() {
        Clipboards.copy(cell.value().text());
    }
}
