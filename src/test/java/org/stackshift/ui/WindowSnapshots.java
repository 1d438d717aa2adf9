package org.stackshift.ui;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.StepUnit;
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
                        stage,
                        program -> new ScriptedSession(),
                        settings,
                        LabCatalog.read(Path.of("labs")));
        window.show();
    }

    @Test
    void drawEverything(FxRobot robot) throws IOException {
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

    private void drawAll(FxRobot robot, Theme theme, Language language) throws IOException {
        robot.interact(() -> settings.theme().set(theme));
        robot.interact(() -> settings.language().set(language));
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag();
        robot.interact(() -> window.session().detach());
        picture(robot, "welcome-" + name, 1440, 900);
        robot.interact(() -> window.session().attach(new ScriptedSession()));
        send(robot, new Command.StepInto(StepUnit.INSTRUCTION));
        picture(robot, "switch-" + name, 1440, 900);
        picture(robot, "switch-small-" + name, 1024, 700);
        send(robot, new Command.Stop());
        picture(robot, "killed-" + name, 1440, 900);
    }

    private void send(FxRobot robot, Command command) {
        robot.interact(
                () -> {
                    window.session().send(command);
                    window.session().sample();
                });
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
