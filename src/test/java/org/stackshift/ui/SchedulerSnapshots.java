package org.stackshift.ui;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.view.EventKind;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;

/**
 * Draws the scheduler tab and the timeline of programs with several tasks into {@code
 * target/snapshots}, for people to look at: run with {@code -Dsnapshots=true}.
 */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class SchedulerSnapshots {
    private static final List<String> PAGES = List.of("queues", "tree", "struct", "switches");

    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        settings.tab().set("scheduler");
        window = new DrivenWindow(stage, settings);
    }

    @Test
    void drawTheSchedulerAndTheTimeline(FxRobot robot) throws Exception {
        window.inEveryLook(robot, name -> draw(robot, name));
    }

    private void draw(FxRobot robot, String name) throws Exception {
        robot.interact(() -> settings.tabFold().set(TabFold.OPEN));
        window.open(robot, "labs/02-fork/bin/states-O0-musl");
        for (int i = 0; i < 8; i++) {
            window.runToNext(robot, EventKind.SWITCH);
        }
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
        for (String page : PAGES) {
            DrivenWindow.fire(robot, "#page-" + page);
            window.large(robot, "scheduler-" + page + "-" + name);
            window.small(robot, "scheduler-small-" + page + "-" + name);
        }
        window.send(robot, new Command.Run());
        DrivenWindow.fire(robot, "#page-queues");
        window.large(robot, "scheduler-ended-" + name);
        robot.interact(() -> settings.tabFold().set(TabFold.FOLDED));
        preemption(robot, name);
        threads(robot, name);
    }

    private void preemption(FxRobot robot, String name) throws Exception {
        window.open(robot, "labs/04-scheduler/bin/preemption-O0-musl");
        for (int i = 0; i < 4; i++) {
            window.runToNext(robot, EventKind.SWITCH);
        }
        window.large(robot, "preemption-" + name);
        window.small(robot, "preemption-small-" + name);
    }

    private void threads(FxRobot robot, String name) throws Exception {
        window.open(robot, "labs/05-threads/bin/stacks-O0-musl");
        window.runToLine(robot, "stacks.c", 33);
        window.large(robot, "threads-" + name);
        window.small(robot, "threads-small-" + name);
    }
}
