package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * Entry, frames and sharers of a copy-on-write fault: the entry on the left leads to a frame in the
 * middle, the sharers on the right to the old one.
 */
final class CowPicture extends GridPane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    CowPicture() {
        getStyleClass().add("cow-picture");
    }

    void show(CowState.@Nullable Picture picture) {
        getChildren().clear();
        if (picture == null) {
            return;
        }
        VBox entry = box(picture.entry(), "cow-entry");
        add(entry, 0, 0, 1, 2);
        setValignment(entry, VPos.CENTER);
        add(arrow("──▶", !picture.leadsToFresh()), 1, 0);
        add(box(picture.old(), "cow-old"), 2, 0);
        if (picture.sharers() != null) {
            add(arrow("◀──", true), 3, 0);
            add(box(picture.sharers(), "cow-sharers"), 4, 0);
        }
        if (picture.fresh() != null) {
            add(arrow("──▶", picture.leadsToFresh()), 1, 1);
            add(box(picture.fresh(), "cow-fresh"), 2, 1);
        }
    }

    private static Label arrow(String text, boolean visible) {
        Label arrow = new Label(text);
        arrow.getStyleClass().add("cow-arrow");
        arrow.setMinWidth(USE_PREF_SIZE);
        arrow.setVisible(visible);
        return arrow;
    }

    private static VBox box(CowState.Box box, String style) {
        Label title = new Label((box.active() ? "● " : "") + box.title());
        title.getStyleClass().add("cow-box-title");
        VBox node = new VBox(title);
        for (String line : box.lines()) {
            Label label = new Label(line);
            label.getStyleClass().add("cow-box-line");
            node.getChildren().add(label);
        }
        node.getStyleClass().addAll("cow-box", style);
        node.setAlignment(Pos.CENTER_LEFT);
        node.pseudoClassStateChanged(ACTIVE, box.active());
        return node;
    }
}
