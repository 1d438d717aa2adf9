package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.List;

/** The bits of an address, cut where the levels cut them; a part lies over its index. */
final class AddressStrip extends FlowPane {
    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");

    private final Messages messages;
    private List<WalkState.Part> shown = List.of();

    AddressStrip(Messages messages) {
        this.messages = messages;
        getStyleClass().add("address-strip");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(List<WalkState.Part> parts) {
        if (parts.equals(shown)) {
            return;
        }
        shown = parts;
        getChildren().setAll(parts.stream().map(this::node).toList());
        StringBuilder spoken = new StringBuilder();
        parts.forEach(
                part -> spoken.append(part.name()).append(' ').append(part.number()).append(", "));
        setAccessibleText(messages.get("walk.strip", spoken));
    }

    private VBox node(WalkState.Part part) {
        Label name = new Label(part.name());
        name.getStyleClass().add("part-name");
        Label bits = new Label(part.bits());
        bits.getStyleClass().add("part-bits");
        Label number = new Label("0x" + part.number());
        number.getStyleClass().add("part-number");
        HBox head = new HBox(name, Card.spacer(), number);
        head.getStyleClass().add("part-head");
        VBox box = new VBox(head, bits);
        box.getStyleClass().addAll("address-part", "level-" + part.level());
        box.pseudoClassStateChanged(UNUSED, !part.used());
        return box;
    }
}
