package org.stackshift.ui;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.StepUnit;
import org.stackshift.session.view.StopReason;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws the window in all themes, languages and sizes into {@code target/snapshots}, for people to
 * look at: run with {@code -Dsnapshots=true}, or {@code quick} for a few.
 */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class WindowSnapshots {
    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        window = new DrivenWindow(stage, settings);
    }

    @Test
    void drawEverything(FxRobot robot) throws Exception {
        window.inEveryLook(robot, name -> drawAll(robot, name));
        window.inEveryLook(robot, name -> drawMachineDialog(robot, name));
        robot.interact(() -> settings.setScale(1.6));
        window.large(robot, "scale-160");
    }

    private void drawAll(FxRobot robot, String name) throws Exception {
        robot.interact(() -> window.main().session().detach());
        window.large(robot, "welcome-" + name);
        window.small(robot, "welcome-small-" + name);
        window.open(robot, coroutine("O0"));
        window.runToLine(robot, "coroutine.h", 91);
        window.large(robot, "breakpoint-" + name);
        while (!(window.views().status().reason() instanceof StopReason.SwitchedStack)) {
            window.send(robot, new Command.StepInto(StepUnit.INSTRUCTION));
        }
        window.large(robot, "switch-" + name);
        window.small(robot, "switch-small-" + name);
        window.send(robot, new Command.Run());
        timelineMark(robot);
        window.large(robot, "ended-" + name);
        DrivenWindow.fire(robot, "#timeline-legend");
        window.small(robot, "timeline-legend-small-" + name);
        DrivenWindow.fire(robot, "#timeline-legend");
        window.open(robot, coroutine("O1"));
        window.send(robot, new Command.Run());
        window.large(robot, "killed-" + name);
    }

    private void drawMachineDialog(FxRobot robot, String name) throws Exception {
        robot.interact(window.main()::chooseMachine);
        DrivenWindow.around(robot, "#machine-policy", "machine-" + name);
        robot.interact(() -> robot.lookup("#machine-seed").queryTextInputControl().setText("x"));
        DrivenWindow.around(robot, "#machine-policy", "machine-wrong-" + name);
        robot.type(KeyCode.ESCAPE);
    }

    private static String coroutine(String level) {
        return "labs/01-coroutine/bin/coroutine-original-" + level + "-nolibc";
    }

    /** Selects the fourth event of the timeline. */
    private void timelineMark(FxRobot robot) {
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        WaitForAsyncUtils.waitForFxEvents(4);
        for (int i = 0; i < 4; i++) {
            long before = window.views().request().timeline().selected();
            robot.type(KeyCode.RIGHT);
            DrivenWindow.await(() -> selected() != before);
        }
    }

    private long selected() {
        var view = window.views().timeline();
        return view == null || view.selected() == null ? -1 : view.selected().number();
    }
}
