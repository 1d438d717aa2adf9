package org.stackshift.ui.paging;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

/** Two faces of shared pages: two processes side by side, and the faults that end the sharing. */
public final class SharingPanel extends VBox {
    private final PagesPane pages;
    private final CowPane faults;
    private final StackPane body = new StackPane();
    private final StackPane toolsOfFace = new StackPane();
    private final ToggleGroup group = new ToggleGroup();

    public SharingPanel(SharingViewModel sharing, CowViewModel cow, Messages messages) {
        getStyleClass().add("paging-panel");
        pages = new PagesPane(sharing, messages);
        faults = new CowPane(cow, messages);
        ToggleButton side = face("sharing-pages", pages, pages.tools());
        side.textProperty().bind(messages.bound("sharing.face.pages"));
        ToggleButton played = face("sharing-faults", faults, faults.tools());
        played.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.get(
                                                "sharing.face.faults",
                                                Integer.toString(
                                                        cow.state().get().faults().size())),
                                cow.state(),
                                messages.language()));
        HBox bar = new HBox(side, played, Card.spacer(), toolsOfFace);
        bar.getStyleClass().addAll("paging-bar", "faces");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        toolsOfFace.setMinWidth(0);
        getChildren().addAll(bar, body);
        setMinSize(0, 0);
        side.fire();
    }

    @Override
    public void requestFocus() {
        body.getChildren().getFirst().requestFocus();
    }

    private ToggleButton face(String id, Node content, HBox tools) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.getStyleClass().add("tab-button");
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    body.getChildren().setAll(content);
                    toolsOfFace.getChildren().setAll(tools);
                });
        return button;
    }
}
