package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.session.view.EventKind;
import org.stackshift.ui.common.Action;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Messages;

import java.util.List;

/** The ways to run to the next event of a kind: one button that repeats, and a menu. */
final class NextActions {
    private final ShellViewModel model;
    private final Messages messages;
    private final Action repeat;
    private final List<Action> kinds;

    NextActions(ShellViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.repeat =
                action(
                        "next",
                        Feather.SKIP_FORWARD,
                        new KeyCodeCombination(KeyCode.F6),
                        () -> model.runToNext(model.nextKind().get()));
        this.kinds =
                List.of(
                        next(EventKind.SYSCALL, Feather.LOG_IN, KeyCode.F7),
                        next(
                                EventKind.INTERRUPT,
                                Feather.CLOCK,
                                KeyCode.F7,
                                KeyCombination.SHIFT_DOWN),
                        next(EventKind.FAULT, Feather.ALERT_TRIANGLE, KeyCode.F8),
                        next(
                                EventKind.SWITCH,
                                Feather.SHUFFLE,
                                KeyCode.F8,
                                KeyCombination.SHIFT_DOWN),
                        next(
                                EventKind.STACK,
                                Feather.COLUMNS,
                                KeyCode.F7,
                                KeyCombination.SHORTCUT_DOWN),
                        next(
                                EventKind.EXITED,
                                Feather.LOG_OUT,
                                KeyCode.F8,
                                KeyCombination.SHORTCUT_DOWN));
    }

    private Action next(
            EventKind kind, Ikon icon, KeyCode key, KeyCombination.Modifier... modifiers) {
        return action(
                "next-" + kind,
                icon,
                new KeyCodeCombination(key, modifiers),
                () -> model.runToNext(kind));
    }

    private Action action(String id, Ikon icon, KeyCombination keys, Runnable run) {
        return new Action(
                id,
                messages.bound("action." + id),
                messages.bound("action." + id + ".help"),
                new SimpleObjectProperty<>(icon),
                keys,
                model.cannotStep(),
                run);
    }

    /** All kinds, as a menu in the menu bar. */
    Menu menu() {
        Menu menu = new Menu();
        menu.textProperty().bind(messages.bound("next.menu"));
        menu.getItems().add(Buttons.item(repeat));
        menu.getItems().add(new SeparatorMenuItem());
        kinds.forEach(kind -> menu.getItems().add(Buttons.item(kind)));
        menu.getItems().addAll(new SeparatorMenuItem(), onlyThisTask());
        return menu;
    }

    /** A toolbar button that repeats the last kind, with an arrow that offers them all. */
    SplitMenuButton button() {
        SplitMenuButton button = new SplitMenuButton();
        button.setId("next");
        button.getStyleClass().add("next-tool");
        button.setGraphic(new FontIcon(Feather.SKIP_FORWARD));
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.get(
                                                "next.button",
                                                messages.get("event." + model.nextKind().get())),
                                model.nextKind(),
                                messages.language()));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setTooltip(Buttons.tooltip(repeat.help(), repeat.shortcut()));
        button.disableProperty().bind(repeat.disabled());
        button.setOnAction(event -> repeat.fire());
        button.setFocusTraversable(true);
        kinds.forEach(kind -> button.getItems().add(plain(kind)));
        button.getItems().addAll(new SeparatorMenuItem(), onlyThisTask());
        button.setMinWidth(SplitMenuButton.USE_PREF_SIZE);
        return button;
    }

    /** Its shortcut belongs to the item of the menu bar; here it is only told. */
    private static MenuItem plain(Action action) {
        MenuItem item = Buttons.item(action);
        item.setId("button-" + action.id());
        item.setAccelerator(null);
        return item;
    }

    private CheckMenuItem onlyThisTask() {
        CheckMenuItem item = new CheckMenuItem();
        item.textProperty().bind(messages.bound("next.only-task"));
        item.selectedProperty().bindBidirectional(model.onlyThisTask());
        return item;
    }
}
