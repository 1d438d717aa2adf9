package org.stackshift.ui.paging;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.function.Function;

/** Draws what a CPU's TLB remembers. */
public final class TlbPanel extends VBox {
    private final TlbViewModel model;
    private final Messages messages;
    private final MenuButton cpu = new MenuButton();
    private final Label summary = new Label();
    private final Label probe = new Label();
    private final Tooltip whole = new Tooltip();
    private final ObservableList<TlbRow> rows = FXCollections.observableArrayList();
    private final TableView<TlbRow> table = new TableView<>(rows);
    private int cpus;

    public TlbPanel(TlbViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("paging-panel");
        cpu.getStyleClass().addAll("header-menu", "process-menu");
        cpu.setId("tlb-cpu");
        cpu.setMinWidth(USE_PREF_SIZE);
        summary.getStyleClass().add("paging-remark");
        summary.setId("tlb-summary");
        summary.setMinWidth(0);
        summary.setTooltip(whole);
        HBox bar = new HBox(cpu, summary, Card.spacer(), filters());
        bar.getStyleClass().add("paging-bar");
        probe.setId("tlb-probe");
        probe.getStyleClass().add("tlb-probe");
        probe.setWrapText(true);
        probe.setMinHeight(USE_PREF_SIZE);
        Tables.dress(table, "tlb", messages, TlbRow::text);
        column("page", 10.5, TlbRow::page).add("mono");
        column("frame", 6, TlbRow::frame).add("mono");
        column("size", 4.4, TlbRow::size);
        column("rights", 6.6, TlbRow::rights);
        column("context", 4.8, TlbRow::context);
        column("uses", 7.5, TlbRow::uses);
        column("tables", 9, TlbRow::tables);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, probe, table);
        setMinSize(0, 0);
        model.state().addListener((observable, last, now) -> draw(now));
        messages.language().addListener(observable -> drawCpus(model.state().get()));
        drawCpus(model.state().get());
        draw(model.state().get());
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private ObservableList<String> column(String name, double ems, Function<TlbRow, String> text) {
        return Tables.column(table, messages, "tlb." + name, ems, text, TlbCell::new)
                .getStyleClass();
    }

    private HBox filters() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("tabs");
        for (TlbState.Filter filter : TlbState.Filter.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("tlb-" + filter);
            button.textProperty().bind(messages.bound("tlb.filter." + filter));
            button.getStyleClass().add("tab-button");
            button.setToggleGroup(group);
            button.setSelected(model.filter().get() == filter);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        model.filter().set(filter);
                    });
            box.getChildren().add(button);
        }
        return box;
    }

    private void draw(TlbState state) {
        if (state.cpus() != cpus) {
            drawCpus(state);
        }
        cpu.setText(messages.get("tlb.cpu", Integer.toString(state.cpu())));
        summary.setText(state.summary());
        whole.setText(state.summary());
        probe.setText(state.probe());
        probe.setVisible(!state.probe().isEmpty());
        probe.setManaged(probe.isVisible());
        Rows.update(rows, state.rows());
    }

    private void drawCpus(TlbState state) {
        cpus = state.cpus();
        cpu.getItems().clear();
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < cpus; i++) {
            int number = i;
            RadioMenuItem item =
                    new RadioMenuItem(messages.get("tlb.cpu", Integer.toString(number)));
            item.setToggleGroup(group);
            item.setSelected(number == state.cpu());
            item.setOnAction(event -> model.cpu().set(number));
            cpu.getItems().add(item);
        }
    }
}
