package org.stackshift.ui.paging;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Messages;

import java.util.List;

/** Plays the copy-on-write faults that happened: buttons and arrow keys go from stage to stage. */
final class CowPane extends VBox {
    private final CowViewModel model;
    private final Messages messages;
    private final MenuButton faults = new MenuButton();
    private final HBox stages = new HBox();
    private final Label sentence = new Label();
    private final CowPicture picture = new CowPicture();
    private final Label empty = new Label();
    private final HBox bar;
    private final HBox tools;
    private final Button next;
    private final ScrollPane scroll;
    private List<CowStage> drawn = List.of();

    CowPane(CowViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        faults.setId("cow-faults");
        faults.getStyleClass().addAll("header-menu", "process-menu");
        faults.setMinWidth(0);
        faults.setTooltip(Buttons.tooltip(messages.bound("cow.faults.help"), ""));
        faults.setOnShowing(event -> fill());
        faults.getItems().add(new RadioMenuItem());
        stages.getStyleClass().add("cow-stages");
        Button back = button("cow-back", Feather.CHEVRON_LEFT, "cow.back", model::back);
        next = button("cow-next", Feather.CHEVRON_RIGHT, "cow.next", model::forward);
        bar = new HBox(back, stages, next);
        bar.getStyleClass().add("paging-bar");
        tools = new HBox(faults);
        tools.getStyleClass().add("face-tools");
        sentence.setId("cow-sentence");
        sentence.getStyleClass().add("cow-sentence");
        sentence.setWrapText(true);
        empty.textProperty().bind(messages.bound("cow.empty"));
        empty.setId("cow-empty");
        empty.getStyleClass().add("placeholder-text");
        VBox content = new VBox(sentence, picture);
        content.getStyleClass().add("cow-content");
        content.setMinWidth(0);
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(empty, bar, scroll);
        tools.visibleProperty().bind(empty.visibleProperty().not());
        setMinSize(0, 0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.state().addListener((observable, last, now) -> draw(now));
        draw(model.state().get());
    }

    @Override
    public void requestFocus() {
        next.requestFocus();
    }

    /** What belongs into the line above. */
    HBox tools() {
        return tools;
    }

    private Button button(String id, Ikon icon, String key, Runnable run) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-tool");
        button.setTooltip(Buttons.tooltip(messages.bound(key), ""));
        button.accessibleTextProperty().bind(messages.bound(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() == faults) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.back();
            case RIGHT -> model.forward();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void fill() {
        faults.getItems().clear();
        ToggleGroup group = new ToggleGroup();
        for (CowState.Fault fault : model.state().get().faults()) {
            RadioMenuItem item = new RadioMenuItem(fault.text());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(fault.number() == model.state().get().selected());
            item.setOnAction(event -> model.choose(fault.number()));
            faults.getItems().add(item);
        }
    }

    private void draw(CowState state) {
        boolean some = state.picture() != null;
        empty.setVisible(!some);
        empty.setManaged(!some);
        for (var node : List.of(bar, scroll)) {
            node.setVisible(some);
            node.setManaged(some);
        }
        faults.setText(
                state.faults().stream()
                        .filter(fault -> fault.number() == state.selected())
                        .map(CowState.Fault::text)
                        .findFirst()
                        .orElse(""));
        drawStages(state);
        if (!sentence.getText().equals(state.sentence())) {
            sentence.setText(state.sentence());
            sentence.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        picture.show(state.picture());
    }

    private void drawStages(CowState state) {
        if (!state.stages().equals(drawn)) {
            drawn = state.stages();
            stages.getChildren().clear();
            for (int i = 0; i < drawn.size(); i++) {
                CowStage stage = drawn.get(i);
                String number = i + 1 + " ";
                ToggleButton chip = new ToggleButton();
                chip.textProperty().bind(messages.bound("cow.stage." + stage).map(number::concat));
                chip.setId("cow-" + stage);
                chip.getStyleClass().add("tab-button");
                chip.setMinWidth(0);
                chip.setOnAction(event -> model.chooseStage(stage));
                stages.getChildren().add(chip);
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            ((ToggleButton) stages.getChildren().get(i)).setSelected(drawn.get(i) == state.stage());
        }
    }
}
