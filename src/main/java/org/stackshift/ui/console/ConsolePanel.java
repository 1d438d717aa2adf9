package org.stackshift.ui.console;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

/** Draws the console: output above, an input line below. */
public final class ConsolePanel extends StackPane {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final double LINE_HEIGHT = 19;

    private final ConsoleViewModel model;
    private final Messages messages;
    private final ListView<ConsoleLine> output;

    /**
     * @param scale of the interface, 1 for 100 %
     */
    public ConsolePanel(ConsoleViewModel model, Messages messages, ObservableDoubleValue scale) {
        this.model = model;
        this.messages = messages;
        output = new ListView<>(model.lines());
        output.setId("console");
        output.getStyleClass().add("listing");
        output.setCellFactory(list -> new ConsoleCell());
        output.fixedCellSizeProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.rint(LINE_HEIGHT * scale.get()), scale));
        output.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        output.accessibleTextProperty().bind(messages.bound("console.title"));
        Label empty = new Label();
        empty.textProperty().bind(messages.bound("console.empty"));
        empty.getStyleClass().add("placeholder-text");
        output.setPlaceholder(empty);
        output.setMinHeight(0);
        output.setOnKeyPressed(
                event -> {
                    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                        copy();
                    }
                });
        model.lines()
                .addListener(
                        (ListChangeListener<ConsoleLine>)
                                change -> output.scrollTo(model.lines().size() - 1));
        VBox body = new VBox(output, input());
        VBox.setVgrow(output, Priority.ALWAYS);
        getChildren().add(new Card(messages.bound("console.title"), body));
        getStyleClass().add("console-panel");
        setMinWidth(0);
    }

    private HBox input() {
        TextField field = new TextField();
        field.setId("stdin");
        field.promptTextProperty().bind(messages.bound("console.prompt"));
        field.disableProperty().bind(model.inputOpen().not());
        field.setOnAction(
                event -> {
                    model.enter(field.getText());
                    field.clear();
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> interruptOn(event, field));
        field.setTooltip(Buttons.tooltip(messages.bound("console.input.help"), ""));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button end = new Button();
        end.setGraphic(new FontIcon(Feather.CORNER_DOWN_LEFT));
        end.textProperty().bind(messages.bound("console.end"));
        end.setTooltip(Buttons.tooltip(messages.bound("console.end.help"), ""));
        end.getStyleClass().add("header-toggle");
        end.disableProperty().bind(model.inputOpen().not());
        end.setOnAction(event -> model.endInput());
        end.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(new FontIcon(Feather.CHEVRON_RIGHT), field, end);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("console-input");
        model.waiting()
                .addListener(
                        (observable, before, now) -> {
                            line.pseudoClassStateChanged(WAITING, now);
                            if (now) {
                                field.requestFocus();
                            }
                        });
        return line;
    }

    /** Ctrl+C copies what is selected; with nothing selected it interrupts, as in a terminal. */
    private void interruptOn(KeyEvent event, TextField field) {
        boolean isControlC = event.isControlDown() && event.getCode() == KeyCode.C;
        if (isControlC && field.getSelectedText().isEmpty()) {
            model.interrupt();
            field.clear();
            event.consume();
        }
    }

    private void copy() {
        var lines = output.getSelectionModel().getSelectedItems();
        Clipboards.copy(String.join("\n", lines.stream().map(ConsoleLine::text).toList()));
    }
}
