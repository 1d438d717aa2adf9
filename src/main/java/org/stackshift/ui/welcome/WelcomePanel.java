package org.stackshift.ui.welcome;

import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the welcome page: what this is and recent files on the left, the labs' programs on the
 * right.
 */
public final class WelcomePanel extends HBox {
    private static final Set<String> EXPLAINED =
            Set.of(
                    "original",
                    "noinline",
                    "nobase",
                    "nobase-noinline",
                    "robust",
                    "deadbeef",
                    "early",
                    "returns",
                    "stack16",
                    "stack64",
                    "stack256",
                    "stack256-printf",
                    "fork",
                    "cow",
                    "states",
                    "entries",
                    "preemption",
                    "preemption-bounded",
                    "stacks",
                    "overflow",
                    "overflow-main");

    private final WelcomeViewModel model;
    private final Messages messages;
    private final GridPane table = new GridPane();
    private final VBox recent = new VBox();

    /**
     * @param chooseFile shows the dialog that opens any file
     */
    public WelcomePanel(WelcomeViewModel model, Messages messages, Runnable chooseFile) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("welcome");
        table.getStyleClass().add("program-table");
        getChildren().addAll(left(chooseFile), right());
        model.library().addListener(observable -> fillTable());
        messages.language().addListener(observable -> fillTable());
        model.recent().addListener((ListChangeListener<Path>) change -> fillRecent());
        fillTable();
        fillRecent();
    }

    private VBox left(Runnable chooseFile) {
        Label title = label("welcome.title", "welcome-title");
        Label lead = label("welcome.lead", "welcome-lead");
        Button open = new Button();
        open.textProperty().bind(messages.bound("action.open"));
        open.setGraphic(new FontIcon(Feather.FOLDER));
        open.getStyleClass().addAll("accent", "welcome-open");
        open.setOnAction(event -> chooseFile.run());
        Label drop = label("welcome.drop", "welcome-hint");
        Label heading = label("welcome.recent", "welcome-heading");
        heading.visibleProperty().bind(recent.visibleProperty());
        recent.getStyleClass().add("welcome-recent");
        VBox left = new VBox(title, lead, open, drop, heading, recent);
        left.getStyleClass().add("welcome-left");
        return left;
    }

    private Card right() {
        ScrollPane scroll =
                new ScrollPane(new VBox(labs(), label("welcome.table", "table-lead"), table));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        HBox libraries = new HBox(libraries());
        libraries.setAlignment(Pos.CENTER_RIGHT);
        model.lab().addListener(observable -> libraries.getChildren().setAll(libraries()));
        Card card = new Card(messages.bound("welcome.labs"), scroll).tools(libraries);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    /** One button a lab, the chosen one pressed. */
    private HBox labs() {
        SegmentedButton buttons = new SegmentedButton();
        buttons.getStyleClass().add("segments");
        for (String lab : model.labs()) {
            ToggleButton button = new ToggleButton();
            button.setId("choose-" + lab);
            button.textProperty().bind(messages.bound("welcome.lab." + lab));
            button.setSelected(lab.equals(model.lab().get()));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        model.lab().set(lab);
                        fillTable();
                    });
            buttons.getButtons().add(button);
        }
        HBox row = new HBox(buttons);
        row.getStyleClass().add("lab-choice");
        return row;
    }

    private SegmentedButton libraries() {
        SegmentedButton buttons = new SegmentedButton();
        buttons.getStyleClass().add("segments");
        for (String library : model.libraries()) {
            ToggleButton button = new ToggleButton(library);
            button.setTooltip(new Tooltip());
            button.getTooltip().textProperty().bind(messages.bound("welcome.library." + library));
            button.setSelected(library.equals(model.library().get()));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        model.library().set(library);
                    });
            buttons.getButtons().add(button);
        }
        return buttons;
    }

    private void fillTable() {
        table.getChildren().clear();
        List<String> levels = model.levels();
        fillColumns(levels.size());
        int line = 0;
        String section = "";
        for (WelcomeViewModel.Row row : model.rows()) {
            if (!row.section().equals(section)) {
                section = row.section();
                Label heading = label("section." + section, "program-heading");
                table.add(heading, 0, line++, levels.size() + 1, 1);
            }
            table.add(description(row), 0, line);
            fillRow(row.byLevel(), levels, line++);
        }
        if (line == 0) {
            table.add(label("welcome.none", "welcome-hint"), 0, 0);
        }
    }

    private void fillColumns(int levels) {
        table.getColumnConstraints().clear();
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().add(first);
        for (int i = 0; i < levels; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.CENTER);
            table.getColumnConstraints().add(column);
        }
    }

    private void fillRow(Map<String, LabProgram> byLevel, List<String> levels, int line) {
        for (int i = 0; i < levels.size(); i++) {
            LabProgram program = byLevel.get(levels.get(i));
            if (program != null) {
                table.add(button(program), i + 1, line);
            }
        }
    }

    private Button button(LabProgram program) {
        Button button = new Button("-" + program.level());
        button.setId(program.file().getFileName().toString());
        button.getStyleClass().add("level-button");
        button.setTooltip(new Tooltip(program.file().getFileName().toString()));
        button.setAccessibleText(program.file().getFileName().toString());
        button.setOnAction(event -> model.open(program.file()));
        return button;
    }

    private VBox description(WelcomeViewModel.Row row) {
        Label name = new Label(row.name());
        name.getStyleClass().add("variant-name");
        VBox box = new VBox(name);
        if (EXPLAINED.contains(row.name())) {
            box.getChildren().add(label("variant." + row.name(), "variant-text"));
        }
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void fillRecent() {
        recent.getChildren().clear();
        for (Path file : model.recent()) {
            Hyperlink link = new Hyperlink(String.valueOf(file.getFileName()));
            link.setMnemonicParsing(false);
            link.setTooltip(new Tooltip(file.toString()));
            link.setOnAction(event -> model.open(file));
            recent.getChildren().add(link);
        }
        recent.setVisible(!model.recent().isEmpty());
    }

    private Label label(String key, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(messages.bound(key));
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
