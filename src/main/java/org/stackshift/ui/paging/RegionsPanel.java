package org.stackshift.ui.paging;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

import java.util.function.Function;
import java.util.stream.Collectors;

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
        table.setId("regions");
        table.getStyleClass().addAll("paging-table", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(messages.bound("regions.title"));
        table.setMinHeight(0);
        Label empty = new Label();
        empty.textProperty().bind(messages.bound("regions.empty"));
        table.setPlaceholder(empty);
        column("range", 17, RegionRow::range).getStyleClass().add("mono");
        column("rights", 4, RegionRow::rights).getStyleClass().add("mono");
        column("size", 5.5, RegionRow::size);
        column("resident", 5.5, row -> Integer.toString(row.resident()));
        column("shared", 5.5, row -> Integer.toString(row.shared()));
        column("dirty", 5.5, row -> Integer.toString(row.dirty()));
        column("name", 16, RegionRow::name);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open(table.getSelectionModel().getSelectedItem());
                    }
                });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private TableColumn<RegionRow, String> column(
            String name, double ems, Function<RegionRow, String> text) {
        TableColumn<RegionRow, String> column = new TableColumn<>();
        Label head = new Label();
        head.textProperty().bind(messages.bound("regions." + name));
        Tooltip help = new Tooltip();
        help.textProperty().bind(messages.bound("regions." + name + ".help"));
        head.setTooltip(help);
        column.setGraphic(head);
        column.setPrefWidth(ems * 13);
        column.setMinWidth(ems * 8);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setCellFactory(it -> new RegionCell());
        table.getColumns().add(column);
        return column;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open(table.getSelectionModel().getSelectedItem());
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Clipboards.copy(rows.stream().map(RegionRow::text).collect(Collectors.joining("\n")));
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
