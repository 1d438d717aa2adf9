package org.stackshift.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A panel of the window: a white sheet with a header line (title, remark, tools) and a body. */
public final class Card extends VBox {
    private final HBox header = new HBox();
    private final Label remark = new Label();

    public Card(ObservableValue<String> title, Node body) {
        getStyleClass().add("card");
        Label heading = new Label();
        heading.textProperty().bind(title);
        heading.getStyleClass().add("card-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        remark.getStyleClass().add("card-remark");
        remark.setMinWidth(0);
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().addAll(heading, remark, spacer());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body);
        setMinSize(0, 0);
        accessibleTextProperty().bind(title);
    }

    /** The muted text beside the title. */
    public Card remark(ObservableValue<String> text) {
        remark.textProperty().bind(text);
        return this;
    }

    /** Adds controls at the right end of the header. */
    public Card tools(Node... tools) {
        header.getChildren().addAll(tools);
        return this;
    }

    /** A node that takes the free space of a row. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}
