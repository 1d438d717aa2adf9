package org.stackshift.ui;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.stackshift.ui.settings.Theme;
import org.stackshift.ui.shell.MainWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Draws the scheduler tab and the timeline of programs with several tasks into {@code
 * target/snapshots}, for people to look at: run with {@code -Dsnapshots=true}.
 */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class SchedulerSnapshots {
    private static final List<String> PAGES = List.of("queues", "tree", "struct", "switches");

    private final Settings settings = new Settings(Language.ENGLISH);
    private Stage stage;
    private MainWindow window;

    @Start
    void start(Stage primary) {
        stage = primary;
        window = new MainWindow(stage, new MachineLauncher(), settings, List.of());
        settings.tabFold().set(TabFold.OPEN);
        window.show();
    }

    @Test
    void drawTheSchedulerAndTheTimeline(FxRobot robot) throws Exception {
        boolean quick = System.getProperty("snapshots").equals("quick");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Language language : Language.values()) {
                if (!quick || (theme == Theme.LIGHT) == (language == Language.ENGLISH)) {
                    draw(robot, theme, language);
                }
            }
        }
    }

    private void draw(FxRobot robot, Theme theme, Language language) throws Exception {
        robot.interact(() -> settings.theme().set(theme));
        robot.interact(() -> settings.language().set(language));
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag();
        robot.interact(() -> window.session().detach());
        robot.interact(() -> window.open(Path.of("labs/02-fork/bin/states-O0-musl")));
        await(() -> window.session().views().get() != null);
        for (int i = 0; i < 8; i++) {
            send(robot, new Command.RunToNext(EventKind.SWITCH, Optional.empty()));
        }
        robot.interact(() -> settings.tab().set("scheduler"));
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
        for (String page : PAGES) {
            robot.interact(() -> button(robot, "#page-" + page).fire());
            picture(robot, "scheduler-" + page + "-" + name, 1440, 900);
        }
        picture(robot, "scheduler-small-" + name, 1024, 700);
        send(robot, new Command.Run());
        robot.interact(() -> button(robot, "#page-queues").fire());
        picture(robot, "scheduler-ended-" + name, 1440, 900);
    }

    private static ButtonBase button(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ButtonBase.class);
    }

    private void send(FxRobot robot, Command command) {
        long before = views().status().icount();
        robot.interact(() -> window.session().send(command));
        await(
                () ->
                        views().status().icount() > before
                                && views().status().state() != RunState.RUNNING
                                && !(views().status().reason() instanceof StopReason.None));
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("the window never got there", e);
        }
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
