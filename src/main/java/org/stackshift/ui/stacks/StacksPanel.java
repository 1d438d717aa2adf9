package org.stackshift.ui.stacks;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the stacks side by side, with the jump between them. */
public final class StacksPanel extends StackPane {
    private final StacksViewModel model;
    private final Messages messages;
    private final ObservableDoubleValue scale;
    private final HBox columns = new HBox();
    private final JumpOverlay overlay = new JumpOverlay();
    private final Map<String, ColumnNode> nodes = new LinkedHashMap<>();

    /**
     * @param scale of the interface, 1 for 100 %
     */
    public StacksPanel(StacksViewModel model, Messages messages, ObservableDoubleValue scale) {
        this.model = model;
        this.messages = messages;
        this.scale = scale;
        columns.getStyleClass().add("stack-columns");
        columns.setFillHeight(true);
        Label empty = new Label();
        empty.textProperty().bind(messages.bound("stacks.empty"));
        StackPane sheet = new StackPane(columns, overlay);
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Card card =
                new Card(messages.bound("stacks.title"), scroll)
                        .remark(remark(messages))
                        .tools(paused(), flip(), follow());
        getChildren().add(card);
        getStyleClass().add("stacks-panel");
        setMinWidth(0);
        model.state().addListener((observable, before, now) -> draw(now));
        model.following().addListener(observable -> followAll());
        columns.widthProperty().addListener(observable -> overlay.requestLayout());
        columns.heightProperty().addListener(observable -> followAll());
    }

    /** What a column is, or how many there would be more. */
    private StringBinding remark(Messages texts) {
        return Bindings.createStringBinding(
                () -> {
                    int omitted = model.state().get().omitted();
                    return omitted == 0
                            ? texts.get("stacks.remark")
                            : texts.get("stacks.more", Integer.toString(omitted));
                },
                model.state(),
                texts.language());
    }

    private Button paused() {
        Button resume = new Button();
        resume.textProperty().bind(messages.bound("stacks.follow.paused"));
        resume.getStyleClass().add("chip-button");
        resume.visibleProperty().bind(model.following().not());
        resume.managedProperty().bind(resume.visibleProperty());
        resume.setOnAction(event -> model.following().set(true));
        return resume;
    }

    private ToggleButton flip() {
        ToggleButton flip =
                Buttons.toggle(
                        messages.bound("stacks.high-on-top"),
                        messages.bound("stacks.high-on-top.help"),
                        Feather.ARROW_UP);
        flip.setId("high-on-top");
        flip.selectedProperty().bindBidirectional(model.highOnTop());
        return flip;
    }

    private ToggleButton follow() {
        ToggleButton follow =
                Buttons.toggle(
                        messages.bound("stacks.follow"),
                        messages.bound("stacks.follow.help"),
                        Feather.CROSSHAIR);
        follow.setId("follow-rsp");
        follow.selectedProperty().bindBidirectional(model.following());
        return follow;
    }

    private void draw(StacksState state) {
        List<String> wanted = state.columns().stream().map(StackColumn::id).toList();
        nodes.keySet().retainAll(wanted);
        for (StackColumn column : state.columns()) {
            ColumnNode node = nodes.get(column.id());
            if (node == null) {
                nodes.put(column.id(), new ColumnNode(column, scale, this::scrolledByHand));
            } else {
                node.show(column, model.following().get());
            }
        }
        List<ColumnNode> ordered = wanted.stream().map(nodes::get).toList();
        if (!columns.getChildren().equals(ordered)) {
            columns.getChildren().setAll(ordered);
        }
        drawJump(state);
    }

    private void drawJump(StacksState state) {
        StacksState.Jump jump = state.jump();
        ColumnNode from = jump == null ? null : nodes.get(jump.from());
        StackColumn target = jump == null ? null : column(state, jump.to());
        if (jump == null || from == null || target == null) {
            overlay.clear();
            return;
        }
        ColumnNode to = nodes.get(target.id());
        overlay.show(from, jump.fromVaddr(), to, target, jump.toVaddr());
    }

    private static @Nullable StackColumn column(StacksState state, String id) {
        return state.columns().stream().filter(it -> it.id().equals(id)).findFirst().orElse(null);
    }

    private void scrolledByHand() {
        model.following().set(false);
        overlay.requestLayout();
    }

    private void followAll() {
        if (model.following().get()) {
            nodes.values().forEach(ColumnNode::follow);
        }
        overlay.requestLayout();
    }
}
