package org.stackshift.ui;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;

/** Draws the tabs of the page-table panels, as {@link WindowSnapshots} draws the window. */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class PagingSnapshots {
    private static final List<String> TABS = List.of("page-tables", "regions", "sharing", "tlb");

    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        window = new DrivenWindow(stage, settings);
    }

    @Test
    void drawEveryTab(FxRobot robot) throws Exception {
        window.open(robot, DrivenWindow.COW);
        window.runToLine(robot, "cow.c", DrivenWindow.COW_WRITTEN);
        window.inEveryLook(
                robot,
                name -> {
                    for (String tab : TABS) {
                        drawTab(robot, tab, name);
                    }
                    drawFault(robot, name);
                });
    }

    private void drawTab(FxRobot robot, String tab, String name) throws Exception {
        robot.interact(() -> settings.tab().set(tab));
        robot.interact(() -> settings.tabFold().set(TabFold.OPEN));
        window.large(robot, tab + "-" + name);
        window.small(robot, tab + "-small-" + name);
        robot.interact(() -> settings.tabFold().set(TabFold.TALL));
        window.large(robot, tab + "-tall-" + name);
    }

    private void drawFault(FxRobot robot, String name) throws Exception {
        robot.interact(() -> settings.tab().set("sharing"));
        robot.interact(() -> settings.tabFold().set(TabFold.OPEN));
        DrivenWindow.fire(robot, "#sharing-faults");
        for (int stage = 1; stage <= 5; stage++) {
            window.large(robot, "cow-" + stage + "-" + name);
            DrivenWindow.fire(robot, "#cow-next");
        }
        window.small(robot, "cow-small-" + name);
        DrivenWindow.fire(robot, "#sharing-pages");
    }
}
