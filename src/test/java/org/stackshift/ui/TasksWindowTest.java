package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.ui.DrivenWindow.await;
import static org.stackshift.ui.DrivenWindow.fire;
import static org.stackshift.ui.DrivenWindow.text;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.MachineSetup.Policy;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.StopReason;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Objects;
import java.util.OptionalInt;

/** Drives the window over programs with several tasks. */
@ExtendWith(ApplicationExtension.class)
class TasksWindowTest {
    private static final String FORK = "labs/02-fork/bin/fork-O0-musl";

    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        settings.tab().set("scheduler");
        settings.tabFold().set(TabFold.OPEN);
        window = new DrivenWindow(stage, settings);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window.main()::close);
    }

    @Test
    void oneKeyRunsToTheNextSystemCallAndSaysWhatItIs(FxRobot robot) {
        window.open(robot, FORK);
        robot.type(KeyCode.F7);
        await(() -> window.views().status().reason() instanceof StopReason.Happened);
        String cause = text(robot, "#cause");
        assertTrue(cause.endsWith("entered the kernel; the CPU left rsp unchanged."), cause);
    }

    @Test
    void aChipInTheQueuesChoosesWhoseStacksAreOnShow(FxRobot robot) {
        window.open(robot, FORK);
        runToSwitch(robot);
        await(() -> robot.lookup("#task-100").tryQuery().isPresent());
        fire(robot, "#task-100");
        await(() -> window.views().request().task().equals(OptionalInt.of(100)));
        assertEquals(100, window.views().tasks().shown().pid());
        String menu = robot.lookup("#task-menu").queryAs(ButtonBase.class).getText();
        assertEquals("Shown: always fork-O0-musl (100)", menu);
        runToSwitch(robot);
        assertEquals(100, window.views().tasks().shown().pid());
    }

    @Test
    void arrowKeysGoFromMarkToMarkOnTheTimeline(FxRobot robot) {
        window.open(robot, FORK);
        runToSwitch(robot);
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        await(() -> window.views().timeline() != null && window.views().timeline().next() >= 0);
        robot.type(KeyCode.RIGHT);
        await(() -> Objects.requireNonNull(window.views().timeline()).selected() != null);
        String details = text(robot, "#timeline-details");
        assertTrue(details.startsWith("Instruction "), details);
        robot.type(KeyCode.ENTER);
        await(() -> window.views().request().codeAt() != null);
    }

    @Test
    void theMachineDialogChangesTheSchedulerOfTheNextStart(FxRobot robot) {
        window.open(robot, FORK);
        robot.interact(window.main()::chooseMachine);
        await(() -> robot.lookup("#machine-policy").tryQuery().isPresent());
        robot.interact(() -> policy(robot).setValue(Policy.FAIR));
        fire(robot, "#machine-now");
        await(() -> Objects.requireNonNull(window.views().scheduler()).policy().equals("fair"));
        assertEquals(Policy.FAIR, settings.machine().get().policy());
    }

    @Test
    void theMachineDialogSaysWhatIsWrongAndWaitsUntilItIsMended(FxRobot robot) {
        robot.interact(window.main()::chooseMachine);
        typed(robot, "#machine-slice", "many");
        assertTrue(text(robot, "#machine-problem").startsWith("A time slice has"));
        assertTrue(robot.lookup("#machine-later").query().isDisabled());
        typed(robot, "#machine-slice", "20 000");
        typed(robot, "#machine-seed", "0x1g");
        assertTrue(text(robot, "#machine-problem").startsWith("The seed is a hexadecimal"));
        typed(robot, "#machine-seed", "0xabc");
        assertEquals("", text(robot, "#machine-problem"));
        fire(robot, "#machine-later");
        await(() -> settings.machine().get().seed() == 0xabc);
        assertEquals(20_000, settings.machine().get().slice());
    }

    @Test
    void aPressOnATabUnfoldsItAndASecondPressFoldsIt(FxRobot robot) {
        robot.interact(() -> settings.tabFold().set(TabFold.FOLDED));
        window.open(robot, FORK);
        fire(robot, "#tab-tlb");
        assertEquals(TabFold.OPEN, settings.tabFold().get());
        await(() -> window.views().request().panels().contains(Panel.TLB));
        fire(robot, "#tab-scheduler");
        await(() -> window.views().request().panels().contains(Panel.SCHEDULER));
        fire(robot, "#tab-scheduler");
        assertEquals(TabFold.FOLDED, settings.tabFold().get());
        await(() -> !window.views().request().panels().contains(Panel.SCHEDULER));
    }

    private static void typed(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryTextInputControl().setText(text));
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Policy> policy(FxRobot robot) {
        return robot.lookup("#machine-policy").queryAs(ChoiceBox.class);
    }

    private void runToSwitch(FxRobot robot) {
        window.runToNext(robot, EventKind.SWITCH);
        assertInstanceOf(StopReason.Happened.class, window.views().status().reason());
    }
}
