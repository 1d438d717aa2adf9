package org.stackshift.ui.tasks;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.function.IntConsumer;

/** The queues as rows of chips; a click on a chip shows that task. */
final class QueuesPane extends ScrollPane {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    /** Wider than any window: rows wrap where they must, not before. */
    private static final double WIDE = 4_000;

    /** Of longer rows only so many chips are drawn, and the number of the rest. */
    private static final int MOST_CHIPS = 40;

    private final Messages messages;
    private final IntConsumer choose;
    private final GridPane grid = new GridPane();
    private List<QueueGroup> drawn = List.of();

    QueuesPane(Messages messages, IntConsumer choose) {
        this.messages = messages;
        this.choose = choose;
        setId("queues");
        grid.getStyleClass().add("queues");
        ColumnConstraints titles = new ColumnConstraints();
        titles.setMinWidth(USE_PREF_SIZE);
        titles.setHgrow(Priority.NEVER);
        ColumnConstraints chips = new ColumnConstraints();
        chips.setHgrow(Priority.ALWAYS);
        chips.setFillWidth(true);
        grid.getColumnConstraints().addAll(titles, chips);
        setContent(grid);
        setFitToWidth(true);
        getStyleClass().add("plain-scroll");
        setMinHeight(0);
    }

    void show(List<QueueGroup> groups) {
        if (groups.equals(drawn)) {
            return;
        }
        drawn = groups;
        grid.getChildren().clear();
        for (int i = 0; i < groups.size(); i++) {
            QueueGroup group = groups.get(i);
            Label title = new Label(group.title());
            title.getStyleClass().add("queue-title");
            GridPane.setValignment(title, VPos.TOP);
            grid.addRow(i, title, chips(group));
        }
    }

    private Node chips(QueueGroup group) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("queue-chips");
        row.setPrefWrapLength(WIDE);
        group.tasks().stream().limit(MOST_CHIPS).forEach(task -> row.getChildren().add(chip(task)));
        if (group.tasks().isEmpty()) {
            row.getChildren().add(muted(group.none()));
        } else if (group.tasks().size() > MOST_CHIPS) {
            row.getChildren()
                    .add(
                            muted(
                                    messages.get(
                                            "tasks.more",
                                            Integer.toString(group.tasks().size() - MOST_CHIPS))));
        }
        return row;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("queue-none");
        return label;
    }

    private Button chip(TaskChip task) {
        Label state = new Label(String.valueOf(task.state()));
        state.getStyleClass().add("task-state");
        Label name = new Label(task.name());
        HBox face = new HBox(state, name);
        face.getStyleClass().add("task-face");
        if (task.used() >= 0 && task.running()) {
            ProgressBar bar = new ProgressBar(task.used());
            bar.getStyleClass().add("slice-bar");
            face.getChildren().add(bar);
        }
        if (!task.note().isEmpty()) {
            face.getChildren().add(muted(task.note()));
        }
        Button chip = new Button();
        chip.setGraphic(face);
        chip.setId("task-" + task.pid());
        chip.getStyleClass().add("task-chip");
        chip.pseudoClassStateChanged(RUNNING, task.running());
        chip.pseudoClassStateChanged(SHOWN, task.shown());
        chip.setAccessibleText(task.text());
        chip.setTooltip(new Tooltip(messages.get("tasks.chip.help", task.name())));
        chip.setOnAction(event -> choose.accept(task.pid()));
        return chip;
    }

    /** The rows as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (QueueGroup group : drawn) {
            text.append(group.title()).append(": ");
            text.append(
                    group.tasks().isEmpty()
                            ? group.none()
                            : String.join(
                                    ", ", group.tasks().stream().map(TaskChip::text).toList()));
            text.append('\n');
        }
        return text.toString();
    }
}
