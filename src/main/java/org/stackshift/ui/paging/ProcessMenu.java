package org.stackshift.ui.paging;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.function.IntConsumer;

/** Chooses a process; names the one on show. */
final class ProcessMenu extends MenuButton {
    private final Messages messages;
    private final IntConsumer choose;
    private final String standard;
    private List<ProcessRef> processes = List.of();
    private int asked = -1;

    /**
     * @param id for tests and style sheets
     * @param standard key of the words for "no process in particular"
     * @param choose takes a pid or {@link PagingRequest#ANY}
     */
    ProcessMenu(String id, Messages messages, String standard, IntConsumer choose) {
        this.messages = messages;
        this.standard = standard;
        this.choose = choose;
        setId(id);
        getStyleClass().addAll("header-menu", "process-menu");
        setMinWidth(0);
        setTooltip(Buttons.tooltip(messages.bound("paging.process.help"), ""));
        messages.language().addListener(observable -> fill());
        fill();
    }

    /**
     * @param all what can be chosen
     * @param pid what was asked for
     * @param shown what is on show, null for nothing
     */
    void show(List<ProcessRef> all, int pid, @Nullable ProcessRef shown) {
        setText(shown == null ? messages.get("paging.process.none") : text(shown));
        if (!all.equals(processes) || pid != asked) {
            processes = all;
            asked = pid;
            fill();
        }
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        getItems().clear();
        add(group, messages.get(standard), PagingRequest.ANY);
        for (ProcessRef process : processes) {
            String text = text(process);
            add(
                    group,
                    process.isCurrent() ? messages.get("paging.process.runs", text) : text,
                    process.pid());
        }
    }

    private void add(ToggleGroup group, String text, int pid) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(pid == asked);
        item.setOnAction(event -> choose.accept(pid));
        getItems().add(item);
    }

    static String text(ProcessRef process) {
        return process.pid() + " " + process.name();
    }
}
