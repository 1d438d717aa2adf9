package org.stackshift.ui.paging;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Builds the tables of the page-table panels, all alike. */
final class Tables {
    private static final double TEXT = 13;
    private static final double LEAST = 0.6;

    private Tables() {}

    /**
     * Dresses a table.
     *
     * @param prefix of the keys of its texts: {@code .title}, {@code .empty}
     * @param text a row as it is copied
     */
    static <T> void dress(
            TableView<T> table, String prefix, Messages messages, Function<T, String> text) {
        table.setId(prefix);
        table.getStyleClass().add("paging-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(messages.bound(prefix + ".title"));
        table.setMinHeight(0);
        Label empty = new Label();
        empty.textProperty().bind(messages.bound(prefix + ".empty"));
        table.setPlaceholder(empty);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> copyOn(event, table, text));
    }

    private static <T> void copyOn(KeyEvent event, TableView<T> table, Function<T, String> text) {
        if (event.isShortcutDown() && event.getText().equalsIgnoreCase("c")) {
            Clipboards.copy(table.getItems().stream().map(text).collect(Collectors.joining("\n")));
            event.consume();
        }
    }

    /**
     * Adds a column; the first one is never narrower than that.
     *
     * @param key of its heading; {@code .help} explains it
     * @param ems its width
     */
    static <T> TableColumn<T, String> column(
            TableView<T> table,
            Messages messages,
            String key,
            double ems,
            Function<T, String> text,
            Supplier<TableCell<T, String>> cell) {
        TableColumn<T, String> column = new TableColumn<>();
        Label head = new Label();
        head.textProperty().bind(messages.bound(key));
        Tooltip help = new Tooltip();
        help.textProperty().bind(messages.bound(key + ".help"));
        head.setTooltip(help);
        column.setGraphic(head);
        column.setPrefWidth(ems * TEXT);
        column.setMinWidth(ems * TEXT * (table.getColumns().isEmpty() ? 1 : LEAST));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setCellFactory(it -> cell.get());
        table.getColumns().add(column);
        return column;
    }
}
