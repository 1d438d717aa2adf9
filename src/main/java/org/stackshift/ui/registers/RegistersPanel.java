package org.stackshift.ui.registers;

import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.ArrayList;
import java.util.List;

/** Draws the registers in columns, the flags below. */
public final class RegistersPanel extends VBox {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDE = 690;
    private static final double TIGHT = 560;
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final RegistersViewModel model;
    private final Messages messages;
    private final ObservableDoubleValue scale;
    private final GridPane grid = new GridPane();
    private final FlowPane flags = new FlowPane();
    private final List<RegisterNode> nodes = new ArrayList<>();
    private final List<Label> flagNodes = new ArrayList<>();
    private int laidOut = -1;

    /**
     * @param scale of the interface, 1 for 100 %
     */
    public RegistersPanel(
            RegistersViewModel model, Messages messages, ObservableDoubleValue scale) {
        this.model = model;
        this.scale = scale;
        this.messages = messages;
        grid.getStyleClass().add("register-grid");
        widthProperty().addListener(observable -> fold());
        flags.getStyleClass().add("flags");
        VBox content = new VBox(grid, flags);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        Card card = new Card(messages.bound("registers.title"), scroll).tools(groups(), formats());
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        getStyleClass().add("registers-panel");
        setMinWidth(0);
        model.state().addListener((observable, before, now) -> draw(now));
        draw(model.state().get());
    }

    /** Leaves the words of the chips out where there is room for their shapes only. */
    private void fold() {
        grid.pseudoClassStateChanged(NARROW, getWidth() < WIDE * scale.get());
        draw(model.state().get());
    }

    private HBox groups() {
        ToggleGroup toggles = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("tabs");
        for (RegisterGroup group : RegisterGroup.values()) {
            ToggleButton tab = new ToggleButton();
            tab.textProperty().bind(messages.bound(group.key()));
            tab.getStyleClass().add("tab-button");
            tab.setToggleGroup(toggles);
            tab.setSelected(model.group().get() == group);
            tab.setOnAction(
                    event -> {
                        tab.setSelected(true);
                        model.group().set(group);
                    });
            box.getChildren().add(tab);
        }
        return box;
    }

    private MenuButton formats() {
        MenuButton button = new MenuButton();
        button.getStyleClass().add("header-menu");
        ToggleGroup toggles = new ToggleGroup();
        for (ValueFormat format : ValueFormat.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(messages.bound("registers.format." + format));
            item.setToggleGroup(toggles);
            item.setSelected(model.format().get() == format);
            item.setOnAction(event -> model.format().set(format));
            button.getItems().add(item);
            if (item.isSelected()) {
                button.textProperty().bind(item.textProperty());
            }
        }
        model.format()
                .addListener(
                        (observable, before, now) ->
                                button.textProperty()
                                        .bind(messages.bound("registers.format." + now)));
        return button;
    }

    private void draw(RegistersState state) {
        while (nodes.size() < state.cells().size()) {
            nodes.add(new RegisterNode(messages));
        }
        for (int i = 0; i < state.cells().size(); i++) {
            nodes.get(i).show(state.cells().get(i));
        }
        boolean tight = getWidth() > 0 && getWidth() < TIGHT * scale.get();
        layOut(state.cells().size(), tight ? state.columns() - 1 : state.columns());
        drawFlags(state.flags());
    }

    private void layOut(int count, int columns) {
        if (laidOut == count * 8 + columns) {
            return;
        }
        laidOut = count * 8 + columns;
        grid.getStyleClass().remove("system");
        if (model.group().get() == RegisterGroup.SYSTEM) {
            grid.getStyleClass().add("system");
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        int rows = (count + columns - 1) / columns;
        for (int i = 0; i < count; i++) {
            grid.add(nodes.get(i), i / rows, i % rows);
        }
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
    }

    private void drawFlags(List<RegistersState.Flag> state) {
        while (flagNodes.size() < state.size()) {
            Label label = new Label();
            label.getStyleClass().add("flag");
            label.setTooltip(new Tooltip());
            flagNodes.add(label);
            flags.getChildren().add(label);
        }
        flags.setVisible(!state.isEmpty());
        flags.setManaged(!state.isEmpty());
        for (int i = 0; i < state.size(); i++) {
            RegistersState.Flag flag = state.get(i);
            Label label = flagNodes.get(i);
            label.setText(flag.name());
            label.pseudoClassStateChanged(SET, flag.set());
            label.pseudoClassStateChanged(CHANGED, flag.changed());
            label.getTooltip().setText(flag.help());
            label.setAccessibleText(flag.help());
        }
    }
}
