package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.stackshift.ui.common.Messages;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;

import java.io.File;
import java.util.List;

/** The window: lays out bars and panels, and takes dropped files. */
public final class Shell implements ShellActions.WindowCommands {
    private static final String FOLDED = "timeline.folded";
    private static final PseudoClass FOLDED_CLASS = PseudoClass.getPseudoClass("folded");
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double MIN_WIDTH = 880;
    private static final double MIN_HEIGHT = 560;

    private final Stage stage;
    private final ShellViewModel model;
    private final Messages messages;
    private final Settings settings;
    private final Appearance appearance;
    private final LayoutKeeper layout;
    private final TabArea tabs;

    public Shell(
            Stage stage,
            ShellViewModel model,
            Messages messages,
            Settings settings,
            TabArea tabs,
            Workbench panels) {
        this.stage = stage;
        this.model = model;
        this.messages = messages;
        this.settings = settings;
        this.tabs = tabs;
        this.appearance = new Appearance(settings);
        this.layout = new LayoutKeeper(settings);
        ShellActions actions = new ShellActions(model, messages, settings, panels, this);
        BorderPane root = new BorderPane();
        root.getStyleClass().add("window");
        root.setTop(new TopBar(model, actions, messages, settings));
        root.setCenter(center(panels));
        root.setBottom(new StatusBar(model, messages));
        Scene scene = fittingScene(root);
        appearance.dress(scene);
        acceptFiles(scene);
        root.cursorProperty()
                .bind(model.opening().map(busy -> busy ? Cursor.WAIT : Cursor.DEFAULT));
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> title(model.program().get()), model.program()));
    }

    /** Writes window size and dividers into the settings; called before they are saved. */
    public void rememberLayout() {
        layout.save();
        settings.layout().put("width", stage.getScene().getWidth());
        settings.layout().put("height", stage.getScene().getHeight());
    }

    @Override
    public void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("action.open"));
        if (!settings.recent().isEmpty()) {
            File folder = settings.recent().getFirst().toFile().getParentFile();
            if (folder != null && folder.isDirectory()) {
                chooser.setInitialDirectory(folder);
            }
        }
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            model.open(file.toPath());
        }
    }

    @Override
    public void chooseMachine() {
        new MachineDialog(stage, messages, settings.machine().get(), model::useMachine).show();
    }

    @Override
    public void quit() {
        stage.close();
    }

    @Override
    public void resetLayout() {
        settings.tabFold().set(TabFold.FOLDED);
        layout.reset();
    }

    @Override
    public void toggleTabs() {
        tabs.toggleFolded();
    }

    @Override
    public void toggleTallTabs() {
        tabs.toggleTall();
    }

    @Override
    public void choose(ToolTab tab) {
        tabs.choose(tab);
    }

    @Override
    public void goTo(String selector) {
        Node node = stage.getScene().lookup(selector);
        if (node != null) {
            node.requestFocus();
        }
    }

    @Override
    public boolean dark() {
        return appearance.dark().get();
    }

    private StackPane center(Workbench panels) {
        SplitPane left = split(Orientation.VERTICAL, panels.code(), panels.console());
        RightColumn right = new RightColumn(panels.registers(), panels.stacks(), tabs, layout);
        right.heightProperty().addListener(observable -> right.fit(settings.scale().get()));
        settings.scale().addListener(observable -> right.fit(settings.scale().get()));
        SplitPane main = split(Orientation.HORIZONTAL, left, right);
        SplitPane.setResizableWithParent(panels.console(), false);
        layout.keep("main", main, 0.41);
        layout.keep("left", left, 0.8);
        layout.keep("code", panels.codeSplit(), 0.5);
        SplitPane bottom = split(Orientation.VERTICAL, main, panels.timeline());
        SplitPane.setResizableWithParent(panels.timeline(), false);
        layout.keep("timeline", bottom, 0.79);
        foldTimeline(bottom, panels);
        VBox bench = new VBox(new CauseLine(model, panels.taskMenu()), bottom);
        bench.getStyleClass().add("workbench");
        VBox.setVgrow(bottom, Priority.ALWAYS);
        bench.visibleProperty().bind(model.noProgram().not());
        panels.welcome().visibleProperty().bind(model.noProgram());
        return new StackPane(panels.welcome(), bench, failure());
    }

    /** A folded timeline is as high as its header; unfolded, it is as high as it was. */
    private void foldTimeline(SplitPane bottom, Workbench panels) {
        BooleanProperty folded = panels.timelineFolded();
        Region timeline = panels.timeline();
        folded.set(settings.layout().containsKey(FOLDED));
        double[] height = bottom.getDividerPositions();
        Runnable apply =
                () -> {
                    timeline.setMaxHeight(
                            folded.get() ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
                    timeline.pseudoClassStateChanged(FOLDED_CLASS, folded.get());
                    if (folded.get()) {
                        settings.layout().put(FOLDED, 1.0);
                        height[0] = bottom.getDividerPositions()[0];
                    } else {
                        settings.layout().remove(FOLDED);
                        bottom.setDividerPositions(height);
                    }
                };
        folded.addListener(observable -> apply.run());
        if (folded.get()) {
            apply.run();
        }
    }

    private Label failure() {
        Label failure = new Label();
        failure.setId("failure");
        failure.textProperty().bind(model.failureText());
        failure.visibleProperty().bind(failure.textProperty().isNotEmpty());
        failure.getStyleClass().add("failure");
        failure.setWrapText(true);
        failure.setMouseTransparent(true);
        StackPane.setAlignment(failure, Pos.BOTTOM_CENTER);
        return failure;
    }

    static SplitPane split(Orientation orientation, Node... nodes) {
        SplitPane split = new SplitPane(nodes);
        split.setOrientation(orientation);
        split.getStyleClass().add("panel-split");
        split.setMinSize(0, 0);
        return split;
    }

    private void acceptFiles(Scene scene) {
        scene.setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                    event.consume();
                });
        scene.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            model.open(files.getFirst().toPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    /** As large as the window was last, but no larger than today's screen, which it then fills. */
    private Scene fittingScene(BorderPane root) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = size("width", WIDTH);
        double height = size("height", HEIGHT);
        stage.setMaximized(width > screen.getWidth() || height > screen.getHeight());
        return new Scene(
                root, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()));
    }

    private double size(String name, double standard) {
        return settings.layout().getOrDefault(name, standard);
    }

    private static String title(String program) {
        return program.isEmpty() ? "Stackshift" : program + " – Stackshift";
    }
}
