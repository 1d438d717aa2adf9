package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws the walk of one address through the four levels. */
public final class WalkPanel extends VBox {
    private final WalkViewModel model;
    private final Messages messages;
    private final ProcessMenu process;
    private final AddressMenu choice;
    private final TextField field = new TextField();
    private final Label place = new Label();
    private final AddressStrip strip;
    private final BitsGrid grid;
    private final Label result = new Label();
    private final Label bytes = new Label();
    private final VBox accesses = new VBox();
    private final Label explanation = new Label();

    public WalkPanel(WalkViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("paging-panel", "walk-panel");
        process = new ProcessMenu("walk-process", messages, "paging.process.any", model::choosePid);
        choice = new AddressMenu(messages, model::chooseAddress);
        strip = new AddressStrip(messages);
        grid = new BitsGrid(messages, this::explain);
        ScrollPane scroll = new ScrollPane(content());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        explanation.setId("walk-explanation");
        explanation.getStyleClass().add("walk-explanation");
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        messages.language().addListener(observable -> explain(""));
        explain("");
        getChildren().addAll(bar(), scroll, explanation);
        setMinSize(0, 0);
        model.state().addListener((observable, last, now) -> draw(now));
        draw(model.state().get());
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private HBox bar() {
        field.setId("walk-address");
        field.getStyleClass().add("address-field");
        field.promptTextProperty().bind(messages.bound("walk.prompt"));
        field.setTooltip(Buttons.tooltip(messages.bound("walk.prompt.help"), ""));
        field.setOnAction(
                event -> {
                    model.type(field.getText());
                    field.selectAll();
                });
        place.getStyleClass().add("paging-remark");
        place.setMinWidth(0);
        place.setId("walk-place");
        Button copy = new Button();
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.getStyleClass().add("icon-tool");
        copy.setId("walk-copy");
        copy.setTooltip(Buttons.tooltip(messages.bound("paging.copy"), ""));
        copy.accessibleTextProperty().bind(messages.bound("paging.copy"));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> Clipboards.copy(text(model.state().get())));
        HBox bar = new HBox(process, choice, field, place, Card.spacer(), copy);
        bar.getStyleClass().add("paging-bar");
        return bar;
    }

    private VBox content() {
        result.setId("walk-result");
        result.setWrapText(true);
        result.getStyleClass().add("walk-result");
        bytes.getStyleClass().addAll("mono", "walk-bytes");
        bytes.setId("walk-bytes");
        accesses.getStyleClass().add("walk-accesses");
        accesses.setId("walk-accesses");
        VBox content = new VBox(strip, grid, result, bytes, accesses);
        content.getStyleClass().add("walk-content");
        content.setMinWidth(0);
        return content;
    }

    private void explain(String sentence) {
        explanation.setText(sentence.isEmpty() ? messages.get("walk.explain") : sentence);
    }

    private void draw(WalkState state) {
        process.show(state.processes(), state.asked().pid(), state.process());
        choice.show(state.choice(), state.regions());
        place.setText(state.place());
        strip.show(state.parts());
        grid.show(state.rows());
        line(result, state.result().sentence(), state.result().tone());
        bytes.setText(state.result().bytes());
        show(bytes, !state.result().bytes().isEmpty());
        show(strip, !state.parts().isEmpty());
        show(grid, !state.rows().isEmpty());
        drawAccesses(state.accesses());
    }

    private void drawAccesses(List<WalkState.Access> lines) {
        while (accesses.getChildren().size() > lines.size()) {
            accesses.getChildren().removeLast();
        }
        while (accesses.getChildren().size() < lines.size()) {
            Label label = new Label();
            label.getStyleClass().add("walk-access");
            label.setWrapText(true);
            accesses.getChildren().add(label);
        }
        for (int i = 0; i < lines.size(); i++) {
            WalkState.Access access = lines.get(i);
            String sign = WalkText.sign(access.tone());
            line(
                    (Label) accesses.getChildren().get(i),
                    sign + "  " + access.sentence(),
                    access.tone());
        }
    }

    private static void line(Label label, String text, WalkState.Tone tone) {
        label.setText(text);
        for (WalkState.Tone each : WalkState.Tone.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            label.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), each == tone);
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** The walk as text: a line for each level, then what it comes to. */
    static String text(WalkState state) {
        String rows =
                state.rows().stream()
                        .map(
                                row ->
                                        String.join(
                                                "\t",
                                                row.name(),
                                                row.index(),
                                                row.entry(),
                                                bits(row),
                                                row.leads()))
                        .collect(Collectors.joining("\n"));
        String ends =
                state.accesses().stream()
                        .map(WalkState.Access::sentence)
                        .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                state.choice() + "  " + state.place(),
                rows,
                state.result().sentence() + "  " + state.result().bytes(),
                ends);
    }

    private static String bits(WalkState.Row row) {
        return row.bits().stream()
                .filter(bit -> !bit.digit().isEmpty())
                .map(bit -> bit.bit().name() + "=" + bit.digit())
                .collect(Collectors.joining(" "));
    }
}
