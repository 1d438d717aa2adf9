package org.stackshift.ui;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.StepUnit;
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
import java.util.concurrent.TimeUnit;

/** Draws the tabs of the page-table panels, as {@link WindowSnapshots} draws the window. */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class PagingSnapshots {
    private static final List<String> TABS = List.of("page-tables", "regions", "tlb");

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
        robot.interact(
                () -> window.open(Path.of("labs/01-coroutine/bin/coroutine-original-O0-glibc")));
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> window.session().views().get() != null);
        robot.interact(() -> window.session().send(new Command.StepInto(StepUnit.INSTRUCTION)));
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
