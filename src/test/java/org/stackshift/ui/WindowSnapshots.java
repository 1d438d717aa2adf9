package org.stackshift.ui;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.StepUnit;
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
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Draws the window in all themes, languages and sizes into {@code target/snapshots}, for people to
 * look at: run with {@code -Dsnapshots=true}, or {@code quick} for a few.
 */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class WindowSnapshots {
    private final Settings settings = new Settings(Language.ENGLISH);
    private Stage stage;
    private MainWindow window;

    @Start
    void start(Stage primary) {
        stage = primary;
        window =
                new MainWindow(
                        stage, new MachineLauncher(), settings, LabCatalog.read(Path.of("labs")));
        window.show();
    }

    @Test
    void drawEverything(FxRobot robot) throws Exception {
        boolean quick = System.getProperty("snapshots").equals("quick");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Language language : Language.values()) {
                if (!quick || (theme == Theme.LIGHT) == (language == Language.ENGLISH)) {
                    drawAll(robot, theme, language);
                }
            }
        }
        robot.interact(() -> settings.setScale(1.6));
        picture(robot, "scale-160", 1440, 900);
    }

    private void drawAll(FxRobot robot, Theme theme, Language language) throws Exception {
        robot.interact(() -> settings.theme().set(theme));
        robot.interact(() -> settings.language().set(language));
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag();
        robot.interact(() -> window.session().detach());
        picture(robot, "welcome-" + name, 1440, 900);
        picture(robot, "welcome-small-" + name, 1024, 700);
        open(robot, "coroutine-original-O0-nolibc");
        runToYield(robot);
        picture(robot, "breakpoint-" + name, 1440, 900);
        while (!(reason() instanceof StopReason.SwitchedStack)) {
            send(robot, new Command.StepInto(StepUnit.INSTRUCTION));
        }
        picture(robot, "switch-" + name, 1440, 900);
        picture(robot, "switch-small-" + name, 1024, 700);
        send(robot, new Command.Run());
        timelineMark(robot);
        picture(robot, "ended-" + name, 1440, 900);
        robot.interact(() -> robot.lookup("#timeline-legend").queryAs(ToggleButton.class).fire());
        picture(robot, "timeline-legend-small-" + name, 1024, 700);
        robot.interact(() -> robot.lookup("#timeline-legend").queryAs(ToggleButton.class).fire());
        open(robot, "coroutine-original-O1-nolibc");
        send(robot, new Command.Run());
        picture(robot, "killed-" + name, 1440, 900);
    }

    /** Selects the fourth event of the timeline. */
    private void timelineMark(FxRobot robot) {
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        WaitForAsyncUtils.waitForFxEvents(4);
        for (int i = 0; i < 4; i++) {
            long before = views().request().timeline().selected();
            robot.type(KeyCode.RIGHT);
            await(() -> selected() != before);
        }
    }

    private long selected() {
        var view = views().timeline();
        return view == null || view.selected() == null ? -1 : view.selected().number();
    }

    private void open(FxRobot robot, String name) {
        robot.interact(() -> window.session().detach());
        robot.interact(() -> window.open(Path.of("labs/01-coroutine/bin", name)));
        await(() -> window.session().views().get() != null);
    }

    private void runToYield(FxRobot robot) {
        String header =
                views().code().files().stream()
                        .filter(file -> file.endsWith("coroutine.h"))
                        .findFirst()
                        .orElseThrow();
        Place place = new Place.Line(header, 91);
        robot.interact(() -> window.session().send(new Command.ToggleBreakpoint(place)));
        send(robot, new Command.Run());
        robot.interact(() -> window.session().send(new Command.ToggleBreakpoint(place)));
    }

    /** Sends a command and waits until it has moved the machine and the machine stands still. */
    private void send(FxRobot robot, Command command) {
        long before = views().status().icount();
        robot.interact(() -> window.session().send(command));
        await(
                () ->
                        views().status().icount() > before
                                && views().status().state() != RunState.RUNNING);
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("the window never got there", e);
        }
    }

    private StopReason reason() {
        return views().status().reason();
    }

    private Views views() {
        return Objects.requireNonNull(window.session().views().get());
    }

    private void picture(FxRobot robot, String name, double width, double height)
            throws IOException {
        robot.interact(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
        WaitForAsyncUtils.waitForFxEvents(8);
        Png.write(
                WaitForAsyncUtils.waitForAsyncFx(5_000, () -> stage.getScene().snapshot(null)),
                Path.of("target", "snapshots", name + ".png"));
    }
}
