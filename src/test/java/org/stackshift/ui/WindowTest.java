package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.ui.DrivenWindow.await;
import static org.stackshift.ui.DrivenWindow.text;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.console.ConsoleLine;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Drives the real window over the real machine, as a student would. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private static final String PLAIN = "coroutine-original-O0-nolibc";

    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        window = new DrivenWindow(stage, settings);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window.main()::close);
    }

    @Test
    void aLabProgramOpensFromTheWelcomePageAndStandsAtItsFirstInstruction(FxRobot robot) {
        open(robot, PLAIN);
        assertEquals(
                "Loaded. The next instruction is the program’s first, at _start.", cause(robot));
        assertEquals(List.of(), console(robot));
        assertEquals(PLAIN, settings.recent().getFirst().getFileName().toString());
    }

    @Test
    void steppingThroughYieldToShowsRspGoToTheOtherStack(FxRobot robot) {
        open(robot, PLAIN);
        breakAtYieldTo(robot);
        robot.type(KeyCode.F5);
        awaitReason(StopReason.Breakpoint.class);
        assertTrue(cause(robot).startsWith("Breakpoint at yield_to"), cause(robot));
        stepUntil(robot, StopReason.SwitchedStack.class);

        assertEquals(
                "Stack switch: rsp left the stack of main and points into the stack of co_b now.",
                cause(robot));
        assertEquals("co_b", text(robot, "#register-rsp .chip"));
        assertEquals("main", text(robot, "#register-rbp .chip"));
        assertTrue(robot.lookup(".jump-curve").queryAs(Node.class).getParent().isVisible());
        assertEquals(1, robot.lookup(".stack-column:current").queryAll().size());
        assertEquals("co_b", text(robot, ".stack-column:current .owner-name"));
        assertTrue(robot.lookup(".stack-row:resume").tryQuery().isPresent());
    }

    @Test
    void theProgramRunsToItsEndAndTheConsoleShowsAbcde(FxRobot robot) {
        open(robot, PLAIN);
        robot.clickOn("#run");
        awaitState(RunState.FINISHED);
        assertEquals(List.of("ABCDE"), console(robot));
        assertEquals("The program ended with exit status 0.", cause(robot));
    }

    @Test
    void theOptimisedBuildDiesAndTheWindowSaysWhy(FxRobot robot) {
        open(robot, "coroutine-original-O1-nolibc");
        robot.type(KeyCode.F5);
        awaitState(RunState.FINISHED);
        assertEquals(List.of("A"), console(robot));
        assertTrue(
                cause(robot)
                        .matches(
                                "Killed by SIGSEGV \\(SEGV_ACCERR\\): ret took 0x[0-9a-f]+ from the"
                                        + " stack; that page holds data and must not be executed."),
                cause(robot));
    }

    @Test
    void aProgramThatNeverEndsIsPausedAtOnceAndTheWindowStaysAlive(FxRobot robot) {
        open(robot, "coroutine-nobase-O2-nolibc");
        robot.type(KeyCode.F5);
        await(() -> window.views().status().userInstructions() > 100_000);
        robot.type(KeyCode.F5);
        awaitReason(StopReason.Paused.class);
        assertEquals("Paused between two instructions.", cause(robot));
        assertEquals("ACE", console(robot).getFirst());
        assertTrue(console(robot).get(1).startsWith("BDDD"), console(robot).get(1));
    }

    @Test
    void stoppedProgramsBeginAgainWithRestart(FxRobot robot) {
        open(robot, PLAIN);
        robot.type(KeyCode.F5);
        awaitState(RunState.FINISHED);
        robot.clickOn("#restart");
        awaitReason(StopReason.Loaded.class);
        assertEquals(List.of(), console(robot));
    }

    @Test
    void aFileThatIsNoProgramIsRefusedInOneSentence(FxRobot robot) {
        robot.interact(() -> window.main().open(Path.of("pom.xml")));
        await(() -> !text(robot, "#failure").isEmpty());
        assertEquals(
                "This is no program for Linux: the file does not begin as an ELF file does.",
                text(robot, "#failure"));
    }

    @Test
    void languageAndThemeSwitchWhileTheWindowIsOpen(FxRobot robot) {
        open(robot, PLAIN);
        robot.clickOn("#language");
        assertEquals("已装入。下一条是程序的第一条指令，位于 _start。", cause(robot));
        robot.interact(() -> settings.theme().set(Theme.DARK));
        assertTrue(
                robot.lookup(".window").queryAs(Node.class).getScene().getStylesheets().stream()
                        .anyMatch(sheet -> sheet.endsWith("dark.css")));
    }

    private void open(FxRobot robot, String name) {
        robot.interact(() -> robot.lookup("#" + name).queryButton().fire());
        await(() -> window.main().session().views().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Selects the first line of yield_to in the source and presses F9. */
    private void breakAtYieldTo(FxRobot robot) {
        String header = window.source("coroutine.h");
        robot.interact(() -> window.main().session().codeAt().set(new Place.Line(header, 91)));
        await(() -> Objects.requireNonNull(window.views().code().source()).file().equals(header));
        ListView<?> source = robot.lookup("#source").queryAs(ListView.class);
        robot.interact(
                () -> {
                    source.requestFocus();
                    source.getSelectionModel().select(90);
                });
        robot.type(KeyCode.F9);
        await(
                () ->
                        Objects.requireNonNull(window.views().code().source())
                                .breakpoints()
                                .contains(91));
    }

    private void stepUntil(FxRobot robot, Class<? extends StopReason> reason) {
        for (int i = 0; i < 20 && !reason.isInstance(window.views().status().reason()); i++) {
            long before = window.views().status().icount();
            robot.type(KeyCode.F11);
            await(() -> window.views().status().icount() > before);
        }
        awaitReason(reason);
    }

    private void awaitReason(Class<? extends StopReason> reason) {
        await(() -> reason.isInstance(window.views().status().reason()));
    }

    private void awaitState(RunState state) {
        await(() -> window.views().status().state() == state);
    }

    private static String cause(FxRobot robot) {
        return text(robot, "#cause");
    }

    private static List<String> console(FxRobot robot) {
        ListView<?> list = robot.lookup("#console").queryAs(ListView.class);
        return list.getItems().stream()
                .map(ConsoleLine.class::cast)
                .map(ConsoleLine::text)
                .toList();
    }
}
