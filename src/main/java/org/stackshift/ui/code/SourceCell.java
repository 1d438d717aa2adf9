package org.stackshift.ui.code;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;

/** A line of source: gutter, number, coloured text. */
final class SourceCell extends ListCell<SourceRow> {
    private final CodeViewModel model;
    private final Gutter gutter = new Gutter(this::toggle);
    private final Label number = new Label();
    private final TextFlow text = new TextFlow();
    private final HBox row = new HBox(gutter, number, text);

    SourceCell(CodeViewModel model) {
        this.model = model;
        getStyleClass().add("code-cell");
        row.getStyleClass().add("code-row");
        number.getStyleClass().add("line-number");
        number.setMinWidth(USE_PREF_SIZE);
        text.getStyleClass().add("code-text");
        setOnMouseEntered(event -> model.linked().set(line()));
        setOnMouseExited(event -> model.linked().set(null));
        model.linked().addListener(observable -> markLinked());
    }

    @Override
    protected void updateItem(@Nullable SourceRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            gutter.clear();
        } else {
            number.setText(Integer.toString(item.number()));
            gutter.show(item.breakpoint(), item.next(), item.ran());
            gutter.setDisable(!item.hasCode());
            text.getChildren().setAll(item.tokens().stream().map(SourceCell::text).toList());
            setGraphic(row);
            setAccessibleText(item.number() + " " + plain(item));
        }
        pseudoClassStateChanged(Gutter.NEXT, item != null && item.next());
        pseudoClassStateChanged(Gutter.RAN, item != null && item.ran());
        pseudoClassStateChanged(Gutter.CODE, item != null && item.hasCode());
        markLinked();
    }

    private static String plain(SourceRow item) {
        StringBuilder text = new StringBuilder();
        item.tokens().forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private static Text text(Token token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("code", "code-" + token.kind().name().toLowerCase());
        return text;
    }

    private void toggle() {
        SourceLine line = line();
        if (line != null) {
            model.toggleBreakpoint(new Place.Line(line.file(), line.line()));
        }
    }

    private @Nullable SourceLine line() {
        String file = model.state().get().file();
        SourceRow item = getItem();
        return file == null || item == null ? null : new SourceLine(file, item.number());
    }

    private void markLinked() {
        SourceLine line = line();
        pseudoClassStateChanged(Gutter.LINKED, line != null && line.equals(model.linked().get()));
    }
}
