package org.stackshift.ui.tasks;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.TaskChoice;
import org.stackshift.session.view.TaskRef;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.EventText;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

import java.util.OptionalInt;

/** Chooses whose registers and stacks are on show: the CPU's, or always those of one task. */
public final class TaskMenu extends MenuButton {
    private final LiveSession session;
    private final Messages messages;
    private final EventText words;
    private @Nullable TaskChoice choice;

    public TaskMenu(LiveSession session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.words = new EventText(messages);
        setId("task-menu");
        getStyleClass().addAll("header-menu", "task-menu");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(Buttons.tooltip(messages.bound("task.choose.help"), ""));
        setOnShowing(event -> fill());
        session.views().addListener((observable, before, now) -> sample(now));
        session.task().addListener(observable -> tell());
        messages.language().addListener(observable -> tell());
        fill();
    }

    private void sample(@Nullable Views views) {
        TaskChoice next = views == null ? null : views.tasks();
        if (next == null || !next.equals(choice)) {
            choice = next;
            tell();
        }
    }

    private void tell() {
        if (choice == null) {
            setText("");
            return;
        }
        boolean follows = session.task().get().isEmpty();
        setText(messages.get(follows ? "task.follows" : "task.fixed", words.task(choice.shown())));
    }

    private void fill() {
        getItems().clear();
        add(messages.get("task.follow"), OptionalInt.empty());
        getItems().add(new SeparatorMenuItem());
        if (choice != null) {
            for (TaskRef task : choice.all()) {
                add(words.task(task), OptionalInt.of(task.pid()));
            }
        }
    }

    private void add(String text, OptionalInt pid) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(session.task().get().equals(pid));
        item.setOnAction(event -> session.task().set(pid));
        getItems().add(item);
    }
}
