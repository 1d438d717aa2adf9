package org.stackshift.ui.tasks;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

/** The scheduler tab: four pages under a line of switches. */
public final class SchedulerPanel extends VBox {
    private final TasksViewModel model;
    private final Messages messages;
    private final HBox switches = new HBox();
    private final StackPane pages = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final QueuesPane queues;
    private final TextTable tree;
    private final TextTable struct;
    private final TextTable kinds;
    private final TextTable newest;

    public SchedulerPanel(TasksViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("paging-panel", "scheduler-panel");
        queues = new QueuesPane(messages, model::choose);
        tree = tree();
        struct =
                new TextTable("struct", messages)
                        .column("offset", 4, "mono")
                        .column("field", 11, "mono")
                        .column("value", 11, "mono")
                        .column("meaning", 22, "text")
                        .column("address", 11, "mono");
        kinds =
                new TextTable("switch-kinds", messages)
                        .column("kind", 20, "text")
                        .column("count", 6, "number")
                        .column("instructions", 10, "number")
                        .column("misses", 10, "number");
        newest =
                new TextTable("switches", messages)
                        .column("icount", 7, "number")
                        .column("cpu", 3, "number")
                        .column("from", 11.5, "text")
                        .column("to", 11.5, "text")
                        .column("kind", 16, "text")
                        .column("instructions", 7, "number")
                        .column("misses", 6.5, "number");
        build();
        model.state().addListener((observable, before, now) -> draw(now));
        draw(model.state().get());
    }

    private void build() {
        Label summary = new Label();
        summary.setId("policy");
        summary.getStyleClass().add("paging-remark");
        summary.setMinWidth(0);
        summary.textProperty().bind(model.state().map(TasksState::summary));
        switches.getStyleClass().add("tabs");
        HBox bar = new HBox(switches, Card.spacer(), summary);
        bar.getStyleClass().add("paging-bar");
        kinds.getStyleClass().add("switch-kinds");
        VBox costs = new VBox(kinds, newest);
        VBox.setVgrow(newest, Priority.ALWAYS);
        newest.getStyleClass().add("newest-switches");
        page("queues", queues);
        page("tree", tree);
        page("struct", struct);
        page("switches", costs);
        group.getToggles().getFirst().setSelected(true);
        VBox.setVgrow(pages, Priority.ALWAYS);
        pages.setMinHeight(0);
        getChildren().addAll(bar, pages);
        setMinSize(0, 0);
        queues.setOnKeyPressed(
                event -> {
                    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                        Clipboards.copy(queues.text());
                    }
                });
    }

    private TextTable tree() {
        TextTable table =
                new TextTable("tree", messages)
                        .column("task", 24, "mono")
                        .column("pid", 4, "number")
                        .column("state", 9, "text")
                        .column("cpu", 3, "number")
                        .column("waits", 12, "text")
                        .column("voluntary", 7, "number")
                        .column("involuntary", 7, "number");
        table.setOnMouseClicked(event -> chooseRow(table));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        chooseRow(table);
                    }
                });
        return table;
    }

    private void chooseRow(TextTable table) {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0 && row < model.state().get().pids().size()) {
            model.choose(model.state().get().pids().get(row));
        }
    }

    private void page(String id, Node node) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("page-" + id);
        toggle.textProperty().bind(messages.bound("tasks.page." + id));
        toggle.getStyleClass().add("tab-button");
        toggle.setMnemonicParsing(false);
        toggle.setToggleGroup(group);
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> toggle.setSelected(true));
        node.visibleProperty().bind(toggle.selectedProperty());
        switches.getChildren().add(toggle);
        pages.getChildren().add(node);
    }

    @Override
    public void requestFocus() {
        switches.getChildren().getFirst().requestFocus();
    }

    private void draw(TasksState state) {
        queues.show(state.groups());
        tree.show(state.tree());
        struct.show(state.struct());
        kinds.show(state.kinds());
        newest.show(state.switches());
    }
}
