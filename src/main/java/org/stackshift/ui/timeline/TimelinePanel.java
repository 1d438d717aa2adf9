package org.stackshift.ui.timeline;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.TimelineView;
import org.stackshift.ui.common.Action;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

/** The card with the lanes, their tools and a line about the selected event. */
public final class TimelinePanel extends StackPane {
    private final TimelineViewModel model;
    private final Messages messages;
    private final TimelineText text;

    /**
     * @param scale of the interface, 1 for 100 %
     */
    public TimelinePanel(TimelineViewModel model, Messages messages, ObservableDoubleValue scale) {
        this.model = model;
        this.messages = messages;
        this.text = new TimelineText(messages);
        LanesCanvas lanes = new LanesCanvas(model, text, scale);
        Legend legend = new Legend(messages, scale);
        VBox body = new VBox(lanes, legend, details());
        VBox.setVgrow(lanes, Priority.ALWAYS);
        body.visibleProperty().bind(model.folded().not());
        body.managedProperty().bind(body.visibleProperty());
        ToggleButton help = legendToggle();
        legend.visibleProperty().bind(help.selectedProperty());
        legend.managedProperty().bind(legend.visibleProperty());
        Card card = new Card(messages.bound("timeline.title"), body).remark(range());
        card.tools(resume(), help);
        card.tools(
                tool("timeline-out", Feather.ZOOM_OUT, model::zoomOut),
                tool("timeline-in", Feather.ZOOM_IN, model::zoomIn),
                tool("timeline-fit", Feather.MAXIMIZE_2, model::fit),
                fold());
        getChildren().add(card);
        getStyleClass().add("timeline-panel");
        setMinWidth(0);
    }

    private ObservableValue<String> range() {
        return Bindings.createStringBinding(
                () -> text.range(model.view().get()), model.view(), messages.language());
    }

    private Button resume() {
        Button resume = new Button();
        resume.setId("timeline-follow");
        resume.textProperty().bind(messages.bound("timeline.follow.paused"));
        resume.getStyleClass().add("chip-button");
        resume.visibleProperty().bind(model.following().not().and(model.folded().not()));
        resume.managedProperty().bind(resume.visibleProperty());
        resume.setOnAction(event -> model.follow());
        resume.setMinWidth(USE_PREF_SIZE);
        return resume;
    }

    private ToggleButton legendToggle() {
        ToggleButton toggle =
                Buttons.toggle(
                        messages.bound("timeline.legend"),
                        messages.bound("timeline.legend.help"),
                        Feather.HELP_CIRCLE);
        toggle.setId("timeline-legend");
        toggle.visibleProperty().bind(model.folded().not());
        toggle.managedProperty().bind(toggle.visibleProperty());
        return toggle;
    }

    private Button tool(String id, Ikon icon, Runnable run) {
        Button button =
                Buttons.icon(
                        new Action(
                                id,
                                messages.bound("action." + id),
                                messages.bound("action." + id + ".help"),
                                new SimpleObjectProperty<>(icon),
                                null,
                                model.folded(),
                                run));
        button.visibleProperty().bind(model.folded().not());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Button fold() {
        var icon =
                Bindings.createObjectBinding(
                        () ->
                                (Ikon)
                                        (model.folded().get()
                                                ? Feather.CHEVRON_UP
                                                : Feather.CHEVRON_DOWN),
                        model.folded());
        return Buttons.icon(
                new Action(
                        "timeline-fold",
                        Bindings.createStringBinding(
                                () ->
                                        messages.get(
                                                model.folded().get()
                                                        ? "action.timeline-unfold"
                                                        : "action.timeline-fold"),
                                model.folded(),
                                messages.language()),
                        messages.bound("action.timeline-fold.help"),
                        icon,
                        null,
                        new SimpleBooleanProperty(false),
                        () -> model.folded().set(!model.folded().get())));
    }

    private HBox details() {
        Label label = new Label();
        label.setId("timeline-details");
        label.setMinWidth(0);
        label.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::sentence, model.view(), messages.language()));
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Button code = new Button();
        code.setId("timeline-code");
        code.setGraphic(new FontIcon(Feather.CODE));
        code.textProperty().bind(messages.bound("timeline.code"));
        code.getStyleClass().add("header-toggle");
        code.setTooltip(Buttons.tooltip(messages.bound("timeline.code.help"), "Enter"));
        code.setMinWidth(USE_PREF_SIZE);
        code.setOnAction(event -> model.goToCode());
        code.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> selected() != null, model.view()));
        HBox line = new HBox(label, code);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("timeline-details");
        return line;
    }

    private String sentence() {
        EventView event = selected();
        return event == null ? messages.get("timeline.hint") : text.details(event);
    }

    private @Nullable EventView selected() {
        TimelineView view = model.view().get();
        return view == null ? null : view.selected();
    }
}
