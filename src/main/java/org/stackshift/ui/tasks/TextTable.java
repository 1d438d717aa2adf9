package org.stackshift.ui.tasks;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.stream.Collectors;

/** A table of texts with headings from the messages; Ctrl+C copies it whole. */
final class TextTable extends TableView<List<String>> {
    private final Messages messages;
    private final ObservableList<List<String>> rows = FXCollections.observableArrayList();

    TextTable(String id, Messages messages) {
        this.messages = messages;
        setId(id);
        setItems(rows);
        getStyleClass().addAll("paging-table", "dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setMinHeight(0);
        accessibleTextProperty().bind(messages.bound("tasks.table." + id));
        Label empty = new Label();
        empty.textProperty().bind(messages.bound("tasks.empty"));
        setPlaceholder(empty);
        setOnKeyPressed(
                event -> {
                    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                        Clipboards.copy(text());
                        event.consume();
                    }
                });
    }

    /**
     * Adds a column.
     *
     * @param key of its heading
     * @param width in tenths of a heading's usual width
     * @param styleClass {@code mono}, {@code number} or {@code text}
     */
    TextTable column(String key, double width, String styleClass) {
        int index = getColumns().size();
        TableColumn<List<String>, String> column = new TableColumn<>();
        Label head = new Label();
        head.textProperty().bind(messages.bound("tasks.column." + key));
        column.setGraphic(head);
        column.setPrefWidth(width * 13);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(styleClass);
        if (styleClass.equals("number")) {
            head.setAlignment(Pos.CENTER_RIGHT);
        }
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().get(index)));
        getColumns().add(column);
        return this;
    }

    /** Shows rows; those that stay the same keep the selection. */
    void show(List<List<String>> wanted) {
        if (rows.size() > wanted.size()) {
            rows.remove(wanted.size(), rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(wanted.get(i))) {
                rows.set(i, wanted.get(i));
            }
        }
        rows.addAll(wanted.subList(rows.size(), wanted.size()));
    }

    private String text() {
        return rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }
}
