package org.stackshift.ui.code;

import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.Syntax;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;

import java.util.List;

/** Draws source above disassembly in one card. */
public final class CodePanel extends StackPane {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDE = 460;

    private final CodeViewModel model;
    private final Messages messages;
    private final ObservableDoubleValue scale;
    private final Listing<SourceRow> source;
    private final Listing<CodeRow> listing;
    private final MenuButton file = new MenuButton();
    private final Label function = new Label();
    private final Label noSource = new Label();
    private final SplitPane split;

    /**
     * @param scale of the interface, 1 for 100 %
     */
    public CodePanel(CodeViewModel model, Messages messages, ObservableDoubleValue scale) {
        this.model = model;
        this.messages = messages;
        this.scale = scale;
        source = new Listing<>(SourceRow::number, scale, list -> new SourceCell(model));
        listing =
                new Listing<>(CodeRow::vaddr, scale, list -> new InstructionCell(model, messages));
        source.setId("source");
        listing.setId("listing");
        source.accessibleTextProperty().bind(messages.bound("code.source"));
        listing.accessibleTextProperty().bind(messages.bound("code.listing"));
        noSource.getStyleClass().add("placeholder-text");
        noSource.textProperty().bind(messages.bound("code.no-source"));
        source.setPlaceholder(noSource);
        split = new SplitPane(source, lower());
        split.setId("code-split");
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("inner-split");
        getChildren().add(new Card(messages.bound("code.source"), split).tools(back(), file));
        getStyleClass().add("code-panel");
        setMinWidth(0);
        file.setMnemonicParsing(false);
        file.getStyleClass().add("header-menu");
        link();
        listing.widthProperty().addListener(observable -> fold());
        model.state().addListener((observable, before, now) -> draw(now));
    }

    /** The divider between source and disassembly. */
    public SplitPane split() {
        return split;
    }

    /** Leaves the bytes of the machine code out where there is no room for them. */
    private void fold() {
        listing.pseudoClassStateChanged(NARROW, listing.getWidth() < WIDE * scale.get());
    }

    private VBox lower() {
        HBox header = new HBox(function, Card.spacer(), syntax());
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        function.getStyleClass().addAll("card-title", "mono");
        VBox lower = new VBox(header, listing);
        VBox.setVgrow(listing, Priority.ALWAYS);
        lower.setMinSize(0, 0);
        return lower;
    }

    private Button back() {
        Button back = new Button();
        back.textProperty().bind(messages.bound("code.follow"));
        back.setTooltip(Buttons.tooltip(messages.bound("code.follow.help"), ""));
        back.getStyleClass().add("chip-button");
        back.visibleProperty().bind(model.browsing());
        back.managedProperty().bind(back.visibleProperty());
        back.setOnAction(event -> model.follow());
        return back;
    }

    private SegmentedButton syntax() {
        SegmentedButton buttons =
                new SegmentedButton(syntax("AT&T", Syntax.ATT), syntax("Intel", Syntax.INTEL));
        buttons.getStyleClass().add("segments");
        return buttons;
    }

    private ToggleButton syntax(String name, Syntax syntax) {
        ToggleButton button = new ToggleButton(name);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(model.syntax().get() == syntax);
        model.syntax().addListener((observable, before, now) -> button.setSelected(now == syntax));
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    model.syntax().set(syntax);
                });
        return button;
    }

    private void link() {
        source.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, now) -> selected(now));
        listing.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, now) -> selected(now));
        source.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
                        copySource();
                    }
                });
        listing.setOnKeyPressed(
                event -> {
                    CodeRow row = listing.getSelectionModel().getSelectedItem();
                    if (row != null && event.getCode() == KeyCode.C && event.isShortcutDown()) {
                        Clipboards.copy(text(row));
                    } else if (row != null && event.getCode() == KeyCode.ENTER) {
                        row.targetVaddr().ifPresent(vaddr -> model.browse(new Place.Code(vaddr)));
                    }
                });
    }

    private void selected(SourceRow row) {
        String path = model.state().get().file();
        if (row == null || path == null || !source.isFocused()) {
            return;
        }
        model.cursor().set(new Place.Line(path, row.number()));
        SourceLine line = new SourceLine(path, row.number());
        model.linked().set(line);
        List<CodeRow> rows = listing.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (line.equals(rows.get(i).line())) {
                listing.reveal(i);
                return;
            }
        }
    }

    private void selected(CodeRow row) {
        if (row == null || !listing.isFocused()) {
            return;
        }
        model.cursor().set(new Place.Code(row.vaddr()));
        SourceLine line = row.line();
        model.linked().set(line);
        if (line != null && line.file().equals(model.state().get().file())) {
            source.reveal(line.line() - 1);
        }
    }

    private void draw(CodeState state) {
        source.show(state.source(), state.sourceFocus());
        listing.show(state.listing(), state.listingFocus());
        function.setText(state.function());
        file.setText(state.fileName());
        file.setVisible(!state.files().isEmpty());
        if (file.getItems().size() != state.files().size()) {
            file.getItems().setAll(state.files().stream().map(this::fileItem).toList());
        }
    }

    private MenuItem fileItem(String path) {
        MenuItem item = new MenuItem(new SourceLine(path, 1).fileName());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.browse(new Place.Line(path, 1)));
        return item;
    }

    private void copySource() {
        SourceRow row = source.getSelectionModel().getSelectedItem();
        if (row != null) {
            StringBuilder text = new StringBuilder();
            row.tokens().forEach(token -> text.append(token.text()));
            Clipboards.copy(text.toString());
        }
    }

    private static String text(CodeRow row) {
        return Hex.plain(row.vaddr()) + "\t" + row.mnemonic() + "\t" + row.operands();
    }
}
