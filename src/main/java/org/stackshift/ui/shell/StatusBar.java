package org.stackshift.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.function.Function;

/** The bottom line: state and cause, privilege level, task, CR3, instructions. */
final class StatusBar extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final ShellViewModel model;

    StatusBar(ShellViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        model.status()
                .addListener(
                        (observable, before, now) ->
                                pseudoClassStateChanged(BAD, now.tone().equals("bad")));
        Label cause = part(StatusState::sentence, "status-cause");
        cause.setMinWidth(0);
        Label cr3 = new Label("CR3");
        cr3.setMinWidth(USE_PREF_SIZE);
        cr3.visibleProperty().bind(model.noProgram().not());
        Label ready = new Label();
        ready.textProperty().bind(messages.bound("status.ready"));
        ready.visibleProperty().bind(model.noProgram());
        ready.managedProperty().bind(ready.visibleProperty());
        getChildren()
                .addAll(
                        ready,
                        part(StatusState::state, "status-state"),
                        cause,
                        Card.spacer(),
                        part(StatusState::where, "mono"),
                        part(StatusState::mode, "status-mode"),
                        part(StatusState::task, "status-task"),
                        cr3,
                        part(StatusState::cr3, "mono"),
                        part(StatusState::time, "status-time"));
    }

    private Label part(Function<StatusState, String> text, String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(model.status().map(text));
        return label;
    }
}
