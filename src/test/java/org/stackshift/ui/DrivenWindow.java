package org.stackshift.ui;

import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.Theme;
import org.stackshift.ui.shell.MainWindow;
import org.stackshift.ui.welcome.LabCatalog;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The real window over the real machine, and what tests and pictures do with it. */
final class DrivenWindow {
    /** The program that forks and writes. */
    static final String COW = "labs/02-fork/bin/cow-O0-musl";

    /**
     * The line of its source behind the parent's writes: both processes have copies by then, and
     * one frame is still shared.
     */
    static final int COW_WRITTEN = 45;

    private final Stage stage;
    private final Settings settings;
    private final MainWindow window;

    /** Something to do in one theme and language. */
    interface Look {
        /**
         * @param name of the theme and the language, for file names
         */
        void draw(String name) throws Exception;
    }

    /** Shows a window that offers the lab programs. */
    DrivenWindow(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        this.window =
                new MainWindow(
                        stage, new MachineLauncher(), settings, LabCatalog.read(Path.of("labs")));
        window.show();
    }

    MainWindow main() {
        return window;
    }

    Views views() {
        return Objects.requireNonNull(window.session().views().get());
    }

    /** Opens a program instead of the one that was open. */
    void open(FxRobot robot, String file) {
        robot.interact(() -> window.session().detach());
        robot.interact(() -> window.open(Path.of(file)));
        await(() -> window.session().views().get() != null);
    }

    /** Sends a command and waits until it has moved the machine and the machine stands still. */
    void send(FxRobot robot, Command command) {
        long before = views().status().icount();
        robot.interact(() -> window.session().send(command));
        await(
                () ->
                        views().status().icount() > before
                                && views().status().state() != RunState.RUNNING
                                && !(views().status().reason() instanceof StopReason.None));
    }

    void runToNext(FxRobot robot, EventKind kind) {
        send(robot, new Command.RunToNext(kind, Optional.empty()));
    }

    /** Runs until the breakpoint on a line of a source file, and takes it away again. */
    void runToLine(FxRobot robot, String name, int line) {
        Command breakpoint = new Command.ToggleBreakpoint(new Place.Line(source(name), line));
        robot.interact(() -> window.session().send(breakpoint));
        send(robot, new Command.Run());
        robot.interact(() -> window.session().send(breakpoint));
        await(() -> views().status().reason() instanceof StopReason.Breakpoint);
    }

    /** The full name of a source file that ends so. */
    String source(String name) {
        return views().code().files().stream()
                .filter(file -> file.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** Waits, for 30 seconds at most, until something holds that is looked at on the FX thread. */
    static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("the window never got there", e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    /** Presses a button of any kind. */
    static void fire(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
    }

    /** Every theme with every language; with {@code -Dsnapshots=quick} each of them once. */
    void inEveryLook(FxRobot robot, Look look) throws Exception {
        boolean quick = "quick".equals(System.getProperty("snapshots"));
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Language language : Language.values()) {
                if (!quick || (theme == Theme.LIGHT) == (language == Language.ENGLISH)) {
                    robot.interact(() -> settings.theme().set(theme));
                    robot.interact(() -> settings.language().set(language));
                    look.draw(theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag());
                }
            }
        }
    }

    /** Writes the window at the size of a usual screen. */
    void large(FxRobot robot, String name) throws IOException {
        picture(robot, name, 1440, 900);
    }

    /** Writes the window at the size of a small screen. */
    void small(FxRobot robot, String name) throws IOException {
        picture(robot, name, 1024, 700);
    }

    private void picture(FxRobot robot, String name, double width, double height)
            throws IOException {
        robot.interact(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
        WaitForAsyncUtils.waitForFxEvents(8);
        write(stage.getScene(), name);
    }

    /** Writes the window that something is in, such as a dialog, as large as it is. */
    static void around(FxRobot robot, String query, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents(8);
        write(robot.lookup(query).query().getScene(), name);
    }

    private static void write(Scene scene, String name) throws IOException {
        Png.write(
                WaitForAsyncUtils.waitForAsyncFx(30_000, () -> scene.snapshot(null)),
                Path.of("target", "snapshots", name + ".png"));
    }
}
