package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.ui.DrivenWindow.fire;
import static org.stackshift.ui.DrivenWindow.text;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.StepUnit;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Objects;

/** Goes through {@code docs/second-tour.md} and draws its pictures. */
@EnabledIfSystemProperty(named = "snapshots", matches = "true|quick")
@ExtendWith(ApplicationExtension.class)
class TourSnapshots {
    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        window = new DrivenWindow(stage, settings);
    }

    @Test
    void copyOnWrite(FxRobot robot) throws Exception {
        window.open(robot, DrivenWindow.COW);
        window.runToLine(robot, "cow.c", DrivenWindow.COW_WRITTEN);
        robot.interact(() -> settings.tab().set("sharing"));
        robot.interact(() -> settings.tabFold().set(TabFold.TALL));
        fire(robot, "#sharing-faults");
        DrivenWindow.await(() -> robot.lookup("#cow-sentence").tryQuery().isPresent());
        for (int i = 0; i < 3; i++) {
            fire(robot, "#cow-next");
        }
        assertTrue(text(robot, "#cow-sentence").contains("copies the 4096 bytes"));
        window.large(robot, "tour-cow");
    }

    @Test
    void wordsOnTheKernelStack(FxRobot robot) throws Exception {
        window.open(robot, "labs/03-kernel/bin/entries-O0-nolibc");
        window.runToNext(robot, EventKind.SYSCALL);
        assertEquals(0, wordsByCpu());
        window.runToNext(robot, EventKind.SYSCALL);
        assertEquals(5, wordsByCpu());
        window.large(robot, "tour-int80");
    }

    @Test
    void preemption(FxRobot robot) throws Exception {
        window.open(robot, "labs/04-scheduler/bin/preemption-O0-musl");
        window.runToNext(robot, EventKind.SWITCH);
        window.runToNext(robot, EventKind.SWITCH);
        int before = kernelStack().pid();
        while (kernelStack().pid() == before) {
            window.send(robot, new Command.StepInto(StepUnit.INSTRUCTION));
        }
        assertEquals(
                "__switch_to_asm", Objects.requireNonNull(window.views().status().where()).name());
        window.large(robot, "tour-switch");
    }

    @Test
    void threads(FxRobot robot) throws Exception {
        window.open(robot, "labs/05-threads/bin/stacks-O0-musl");
        window.runToLine(robot, "stacks.c", 30);
        window.large(robot, "tour-threads");
    }

    private long wordsByCpu() {
        return kernelStack().rows().stream()
                .filter(KernelSlot::live)
                .filter(slot -> slot.pusher() == Pusher.CPU)
                .count();
    }

    private KernelStackView kernelStack() {
        return Objects.requireNonNull(window.views().kernelStack());
    }
}
