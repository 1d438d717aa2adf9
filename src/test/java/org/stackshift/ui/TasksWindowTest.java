package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.MachineSetup.Policy;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.stackshift.ui.shell.MainWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Drives the window over programs with several tasks. */
@ExtendWith(ApplicationExtension.class)
class TasksWindowTest {
    private static final String FORK = "labs/02-fork/bin/fork-O0-musl";

    private final Settings settings = new Settings(Language.ENGLISH);
    private MainWindow window;

    @Start
    void start(Stage stage) {
        settings.tab().set("scheduler");
        settings.tabFold().set(TabFold.OPEN);
        window = new MainWindow(stage, new MachineLauncher(), settings, List.of());
        window.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    @Test
    void oneKeyRunsToTheNextSystemCallAndSaysWhatItIs(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.F7);
        await(() -> views().status().reason() instanceof StopReason.Happened);
        String cause = robot.lookup("#cause").queryAs(Label.class).getText();
        assertTrue(cause.endsWith("entered the kernel; the CPU left rsp unchanged."), cause);
    }

    @Test
    void aChipInTheQueuesChoosesWhoseStacksAreOnShow(FxRobot robot) {
        open(robot);
        runToSwitch(robot);
        await(() -> robot.lookup("#task-100").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#task-100").queryAs(ButtonBase.class).fire());
        await(() -> views().request().task().equals(OptionalInt.of(100)));
        assertEquals(100, views().tasks().shown().pid());
        String menu = robot.lookup("#task-menu").queryAs(ButtonBase.class).getText();
        assertEquals("Shown: always fork-O0-musl (100)", menu);
        runToSwitch(robot);
        assertEquals(100, views().tasks().shown().pid());
    }

    @Test
    void arrowKeysGoFromMarkToMarkOnTheTimeline(FxRobot robot) {
        open(robot);
        runToSwitch(robot);
        robot.interact(() -> robot.lookup("#timeline").queryAs(Node.class).requestFocus());
        await(() -> views().timeline() != null && views().timeline().next() >= 0);
        robot.type(KeyCode.RIGHT);
        await(() -> Objects.requireNonNull(views().timeline()).selected() != null);
        String details = robot.lookup("#timeline-details").queryAs(Label.class).getText();
        assertTrue(details.startsWith("Instruction "), details);
        robot.type(KeyCode.ENTER);
        await(() -> views().request().codeAt() != null);
    }

    @Test
    void theMachineDialogChangesTheSchedulerOfTheNextStart(FxRobot robot) {
        open(robot);
        robot.interact(window::chooseMachine);
        await(() -> robot.lookup("#machine-policy").tryQuery().isPresent());
        robot.interact(() -> policy(robot).setValue(Policy.FAIR));
        robot.interact(() -> robot.lookup("#machine-now").queryAs(ButtonBase.class).fire());
        await(() -> Objects.requireNonNull(views().scheduler()).policy().equals("fair"));
        assertEquals(Policy.FAIR, settings.machine().get().policy());
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Policy> policy(FxRobot robot) {
        return robot.lookup("#machine-policy").queryAs(ChoiceBox.class);
    }

    private void open(FxRobot robot) {
        robot.interact(() -> window.open(Path.of(FORK)));
        await(() -> window.session().views().get() != null);
    }

    private void runToSwitch(FxRobot robot) {
        long before = views().status().icount();
        Command command = new Command.RunToNext(EventKind.SWITCH, Optional.empty());
        robot.interact(() -> window.session().send(command));
        await(
                () ->
                        views().status().icount() > before
                                && views().status().reason() instanceof StopReason.Happened);
    }

    private Views views() {
        return Objects.requireNonNull(window.session().views().get());
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("the window never got there", e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }
}
