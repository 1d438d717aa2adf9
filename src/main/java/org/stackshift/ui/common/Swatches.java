package org.stackshift.ui.common;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.paint.Paint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Colours of the theme for panels that draw on a canvas: invisible labels that the style sheet
 * gives its colours to, one for each role. Add the group to the panel.
 */
public final class Swatches extends Group {
    private final Map<String, Label> labels = new LinkedHashMap<>();

    /**
     * @param roles names of the theme's colours without the leading hyphen: {@code accent}
     * @param changed called when the theme has changed
     */
    public Swatches(List<String> roles, Runnable changed) {
        for (String role : roles) {
            Label label = new Label();
            label.setStyle("-fx-text-fill: -" + role + ";");
            label.textFillProperty().addListener(observable -> changed.run());
            labels.put(role, label);
            getChildren().add(label);
        }
        setManaged(false);
        setVisible(false);
    }

    /** The theme's colour for a role. */
    public Paint get(String role) {
        Label label = labels.get(role);
        if (label == null) {
            throw new IllegalArgumentException("no colour for " + role);
        }
        return label.getTextFill();
    }
}
