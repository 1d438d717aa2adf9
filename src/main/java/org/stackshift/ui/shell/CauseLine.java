package org.stackshift.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/**
 * One line above the panels that says why the machine stands still. It is always there, so that
 * nothing jumps.
 */
final class CauseLine extends HBox {
    private final Label sentence = new Label();
    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Tooltip tooltip = new Tooltip();

    CauseLine(ShellViewModel model, Node taskMenu) {
        getStyleClass().add("cause-line");
        setMinHeight(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        sentence.setId("cause");
        sentence.getStyleClass().add("cause");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setTooltip(tooltip);
        getChildren().addAll(icon, sentence, taskMenu);
        model.status().addListener((observable, before, now) -> show(now));
        show(model.status().get());
    }

    private void show(StatusState status) {
        if (!sentence.getText().equals(status.sentence())) {
            sentence.setText(status.sentence());
            tooltip.setText(status.sentence());
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        for (StopText.Tone tone : StopText.Tone.values()) {
            String name = tone.name().toLowerCase(Locale.ROOT);
            pseudoClassStateChanged(PseudoClass.getPseudoClass(name), name.equals(status.tone()));
        }
        icon.setIconCode(icon(status.tone()));
    }

    private static Ikon icon(String tone) {
        return switch (tone) {
            case "bad" -> Feather.ALERT_TRIANGLE;
            case "good" -> Feather.CHECK_CIRCLE;
            case "notable" -> Feather.FLAG;
            default -> Feather.INFO;
        };
    }
}
