package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.controlsfx.control.SegmentedButton;
import org.stackshift.session.StepUnit;
import org.stackshift.ui.common.Action;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.settings.Settings;

import java.nio.file.Path;

/**
 * Menus, the program's name, the run controls and the switches for language, theme and size: one
 * row.
 */
final class TopBar extends HBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDE = 1280;

    private final ShellViewModel model;
    private final ShellActions actions;
    private final Messages messages;
    private final Settings settings;

    TopBar(ShellViewModel model, ShellActions actions, Messages messages, Settings settings) {
        this.model = model;
        this.actions = actions;
        this.messages = messages;
        this.settings = settings;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        setMinWidth(0);
        getChildren()
                .addAll(
                        menus(),
                        program(),
                        Card.spacer(),
                        runControls(),
                        group(Buttons.icon(actions.stop), Buttons.icon(actions.restart)),
                        units(),
                        speed(),
                        Card.spacer(),
                        group(language(), Buttons.icon(actions.theme), size()));
        widthProperty().addListener(observable -> fold());
        settings.scale().addListener(observable -> fold());
    }

    /** Leaves out labels and shortcuts where there is no room for them. */
    private void fold() {
        pseudoClassStateChanged(NARROW, getWidth() < WIDE * settings.scale().get());
    }

    private MenuBar menus() {
        Menu recent = menu("menu.recent");
        fillRecent(recent);
        settings.recent().addListener((ListChangeListener<Path>) change -> fillRecent(recent));
        Menu file = menu("menu.file", actions.open);
        file.getItems().add(recent);
        file.getItems().addAll(items(actions.close));
        file.getItems().add(new SeparatorMenuItem());
        file.getItems().addAll(items(actions.quit));
        Menu run = menu("menu.run", actions.run, actions.restart, actions.stop);
        run.getItems().add(new SeparatorMenuItem());
        run.getItems().addAll(items(actions.into, actions.over, actions.out, actions.runToCursor));
        run.getItems().add(actions.next.menu());
        run.getItems().add(new SeparatorMenuItem());
        run.getItems().addAll(items(actions.breakpoint, actions.unit, actions.machine));
        Menu view = menu("menu.view", actions.theme, actions.language);
        view.getItems().add(new SeparatorMenuItem());
        view.getItems().addAll(items(actions.bigger, actions.smaller, actions.normalSize));
        view.getItems().add(new SeparatorMenuItem());
        view.getItems().addAll(items(actions.goTo.toArray(Action[]::new)));
        view.getItems().add(new SeparatorMenuItem());
        view.getItems().addAll(items(actions.foldTabs, actions.tallTabs, actions.resetLayout));
        MenuBar bar = new MenuBar(file, run, view);
        bar.setUseSystemMenuBar(true);
        bar.setMinWidth(USE_PREF_SIZE);
        return bar;
    }

    private void fillRecent(Menu recent) {
        recent.getItems().clear();
        for (Path file : settings.recent()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.open(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }

    private Menu menu(String key, Action... content) {
        Menu menu = new Menu();
        menu.textProperty().bind(messages.bound(key));
        menu.getItems().addAll(items(content));
        return menu;
    }

    private static MenuItem[] items(Action... content) {
        MenuItem[] items = new MenuItem[content.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = Buttons.item(content[i]);
        }
        return items;
    }

    private Label program() {
        Label name = new Label();
        name.textProperty().bind(model.program());
        name.getStyleClass().add("program-name");
        name.setTooltip(Buttons.tooltip(model.program(), ""));
        name.setMinWidth(0);
        return name;
    }

    private HBox runControls() {
        Button run = Buttons.tool(actions.run);
        run.getStyleClass().add("primary");
        return group(
                run,
                Buttons.tool(actions.into),
                Buttons.tool(actions.over),
                Buttons.tool(actions.out),
                actions.next.button());
    }

    private SegmentedButton units() {
        ToggleButton instruction = segment("unit.instruction");
        ToggleButton line = segment("unit.line");
        SegmentedButton buttons = new SegmentedButton(instruction, line);
        buttons.getStyleClass().add("segments");
        buttons.setMinWidth(USE_PREF_SIZE);
        Runnable show = () -> (lines() ? line : instruction).setSelected(true);
        show.run();
        model.unit().addListener(observable -> show.run());
        instruction.setOnAction(event -> choose(StepUnit.INSTRUCTION, instruction));
        line.setOnAction(event -> choose(StepUnit.LINE, line));
        return buttons;
    }

    private boolean lines() {
        return model.unit().get() == StepUnit.LINE;
    }

    private void choose(StepUnit unit, ToggleButton button) {
        button.setSelected(true);
        model.unit().set(unit);
    }

    private ToggleButton segment(String key) {
        ToggleButton button = new ToggleButton();
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(messages.bound(key));
        button.setTooltip(
                Buttons.tooltip(messages.bound("action.unit.help"), actions.unit.shortcut()));
        return button;
    }

    private HBox speed() {
        Slider slider = new Slider(0, Speed.fastest(), model.speed().get());
        slider.setId("speed");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.valueProperty().bindBidirectional(model.speed());
        slider.setTooltip(Buttons.tooltip(messages.bound("speed.help"), ""));
        slider.accessibleTextProperty().bind(messages.bound("speed.help"));
        Label text = new Label();
        text.textProperty().bind(model.speedText());
        text.getStyleClass().add("speed-text");
        text.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(slider, text);
        box.getStyleClass().add("speed");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button language() {
        Button button = Buttons.icon(actions.language);
        button.textProperty().bind(messages.bound("language.other"));
        return button;
    }

    private Button size() {
        Button button = Buttons.icon(actions.normalSize);
        button.setGraphic(null);
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Math.round(settings.scale().get() * 100) + " %",
                                settings.scale()));
        return button;
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(nodes);
        group.getStyleClass().add("tool-group");
        group.setMinWidth(USE_PREF_SIZE);
        return group;
    }
}
