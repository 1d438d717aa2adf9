package org.stackshift.ui.paging;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.util.function.Function;

/** Draws the regions of a process as a table; Enter or a double click walks the chosen one. */
public final class RegionsPanel extends VBox {
    private final RegionsViewModel model;
    private final Messages messages;
    private final ProcessMenu process;
    private final Label summary = new Label();
    private final ObservableList<RegionRow> rows = FXCollections.observableArrayList();
    private final TableView<RegionRow> table = new TableView<>(rows);

    public RegionsPanel(RegionsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("paging-panel");
        process =
                new ProcessMenu(
                        "regions-process", messages, "paging.process.any", model::choosePid);
        summary.getStyleClass().add("paging-remark");
        summary.setMinWidth(0);
        Label hint = new Label();
        hint.textProperty().bind(messages.bound("regions.hint"));
        hint.getStyleClass().add("paging-remark");
        hint.setMinWidth(0);
        HBox bar = new HBox(process, summary, Card.spacer(), hint);
        bar.getStyleClass().add("paging-bar");
        buildTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        setMinSize(0, 0);
        model.state().addListener((observable, last, now) -> draw(now));
        draw(model.state().get());
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private void buildTable() {
        Tables.dress(table, "regions", messages, RegionRow::text);
        column("range", 17, RegionRow::range).add("mono");
        column("rights", 4.4, RegionRow::rights).add("mono");
        column("size", 5.2, RegionRow::size);
        column("resident", 5.2, row -> Integer.toString(row.resident()));
        column("shared", 4.6, row -> Integer.toString(row.shared()));
        column("dirty", 4.6, row -> Integer.toString(row.dirty()));
        column("name", 16, RegionRow::name);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open(table.getSelectionModel().getSelectedItem());
                    }
                });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private ObservableList<String> column(
            String name, double ems, Function<RegionRow, String> text) {
        return Tables.column(table, messages, "regions." + name, ems, text, RegionCell::new)
                .getStyleClass();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open(table.getSelectionModel().getSelectedItem());
            event.consume();
        }
    }

    private void open(@Nullable RegionRow row) {
        if (row != null) {
            model.openWalk(row);
        }
    }

    private void draw(RegionsState state) {
        process.show(state.processes(), state.asked(), state.process());
        summary.setText(state.summary());
        Rows.update(rows, state.rows());
    }
}
