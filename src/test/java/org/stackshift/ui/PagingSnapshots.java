package org.stackshift.ui;

import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
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
import java.util.concurrent.TimeUnit;

/** Draws the tabs of the page-table panels, as {@link WindowSnapshots} draws the window. */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class PagingSnapshots {
    private static final List<String> TABS = List.of("page-tables", "regions", "sharing", "tlb");

    /** The line after the parent's writes in labs/02-fork/src/cow.c. */
    private static final int LAST_WRITE = 45;

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
    void drawEveryTab(FxRobot robot) throws Exception {
        robot.interact(() -> window.open(Path.of("labs/02-fork/bin/cow-O0-musl")));
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> window.session().views().get() != null);
        runToTheLastWrite(robot);
        boolean quick = System.getProperty("snapshots").equals("quick");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Language language : Language.values()) {
                if (!quick || (theme == Theme.LIGHT) == (language == Language.ENGLISH)) {
                    robot.interact(() -> settings.theme().set(theme));
                    robot.interact(() -> settings.language().set(language));
                    drawTabs(robot, theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag());
                }
            }
        }
    }

    /** Both processes have written by then: copies on both sides, one frame kept. */
    private void runToTheLastWrite(FxRobot robot) throws Exception {
        String file =
                views().code().files().stream()
                        .filter(it -> it.endsWith("cow.c"))
                        .findFirst()
                        .orElseThrow();
        Place place = new Place.Line(file, LAST_WRITE);
        robot.interact(() -> window.session().send(new Command.ToggleBreakpoint(place)));
        robot.interact(() -> window.session().send(new Command.Run()));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> views().status().reason() instanceof StopReason.Breakpoint);
    }

    private Views views() {
        return Objects.requireNonNull(window.session().views().get());
    }

    private void drawTabs(FxRobot robot, String name) throws Exception {
        for (String tab : TABS) {
            robot.interact(() -> settings.tab().set(tab));
            robot.interact(() -> settings.tabFold().set(TabFold.AUTOMATIC));
            picture(robot, tab + "-" + name, 1440, 900);
            picture(robot, tab + "-small-" + name, 1024, 700);
            robot.interact(() -> settings.tabFold().set(TabFold.OPEN));
            picture(robot, tab + "-small-open-" + name, 1024, 700);
            robot.interact(() -> settings.tabFold().set(TabFold.TALL));
            picture(robot, tab + "-tall-" + name, 1440, 900);
            picture(robot, tab + "-small-tall-" + name, 1024, 700);
        }
        robot.interact(() -> settings.tab().set("sharing"));
        robot.interact(() -> robot.lookup("#sharing-faults").queryAs(ToggleButton.class).fire());
        for (int stage = 1; stage <= 5; stage++) {
            picture(robot, "cow-" + stage + "-" + name, 1440, 900);
            robot.interact(() -> robot.lookup("#cow-next").queryButton().fire());
        }
        picture(robot, "cow-small-" + name, 1024, 700);
        robot.interact(() -> robot.lookup("#sharing-pages").queryAs(ToggleButton.class).fire());
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
