package org.stackshift.ui.console;

import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.ConsoleView.Span;

import java.util.Locale;

/** A line of the console, each part in the look of its source. */
final class ConsoleCell extends ListCell<ConsoleLine> {
    private final TextFlow flow = new TextFlow();

    ConsoleCell() {
        getStyleClass().add("console-cell");
    }

    @Override
    protected void updateItem(@Nullable ConsoleLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        flow.getChildren().setAll(line.spans().stream().map(ConsoleCell::text).toList());
        setGraphic(flow);
        setAccessibleText(line.text());
    }

    private static Text text(Span span) {
        Text text = new Text(span.text());
        String source = span.source().name().toLowerCase(Locale.ROOT);
        text.getStyleClass().addAll("code", "console-" + source);
        return text;
    }
}
