package org.stackshift.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes controls out of actions and properties, with icon, tooltip and shortcut. */
public final class Buttons {
    private Buttons() {}

    /** A toolbar button: icon, label, shortcut in small letters. */
    public static Button tool(Action action) {
        Button button = new Button();
        Label keys = new Label(action.shortcut());
        keys.getStyleClass().add("shortcut");
        Label text = new Label();
        text.textProperty().bind(action.text());
        text.getStyleClass().add("tool-text");
        HBox face = new HBox(icon(action.icon()), text, keys);
        face.getStyleClass().add("tool-face");
        button.setGraphic(face);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("tool");
        bind(button, action);
        return button;
    }

    /** A button that shows only its icon. */
    public static Button icon(Action action) {
        Button button = new Button();
        button.setGraphic(icon(action.icon()));
        button.getStyleClass().add("icon-tool");
        bind(button, action);
        return button;
    }

    /** A menu item with icon and shortcut. */
    public static MenuItem item(Action action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + action.id());
        item.textProperty().bind(action.text());
        item.setGraphic(icon(action.icon()));
        item.setAccelerator(action.keys());
        item.disableProperty().bind(action.disabled());
        item.setOnAction(event -> action.run().run());
        return item;
    }

    /** A small switch for a header line. */
    public static ToggleButton toggle(
            ObservableValue<String> text, ObservableValue<String> help, Ikon icon) {
        ToggleButton toggle = new ToggleButton();
        toggle.textProperty().bind(text);
        toggle.setGraphic(new FontIcon(icon));
        toggle.getStyleClass().add("header-toggle");
        toggle.setMinWidth(0);
        toggle.setTooltip(tooltip(help, ""));
        return toggle;
    }

    /** A tooltip of one sentence and, where there is one, the shortcut. */
    public static Tooltip tooltip(ObservableValue<String> help, String shortcut) {
        Tooltip tooltip = new Tooltip();
        String keys = shortcut.isEmpty() ? "" : "  " + shortcut;
        tooltip.textProperty()
                .bind(Bindings.createStringBinding(() -> help.getValue() + keys, help));
        return tooltip;
    }

    private static FontIcon icon(ObservableValue<Ikon> icon) {
        FontIcon picture = new FontIcon();
        picture.iconCodeProperty().bind(icon);
        return picture;
    }

    private static void bind(ButtonBase button, Action action) {
        button.setId(action.id());
        button.disableProperty().bind(action.disabled());
        button.setTooltip(tooltip(action.help(), action.shortcut()));
        button.accessibleTextProperty().bind(action.text());
        button.setOnAction(event -> action.run().run());
        button.setFocusTraversable(true);
    }
}
