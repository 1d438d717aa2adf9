package org.stackshift.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.Command;
import org.stackshift.session.OpenException;
import org.stackshift.session.Program;
import org.stackshift.session.SessionPort;
import org.stackshift.session.StepUnit;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StatusView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.TaskChoice;
import org.stackshift.session.view.TaskRef;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.PagingViews;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.settings.Settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class ShellViewModelTest {
    private final Settings settings = new Settings(Language.ENGLISH);
    private final LiveSession session = new LiveSession(settings.syntax());
    private final LinkedBlockingQueue<Runnable> door = new LinkedBlockingQueue<>();
    private final Port port = new Port();
    private final ShellViewModel model =
            new ShellViewModel(
                    session,
                    new Messages(settings.language()),
                    settings,
                    new ProgramOpener(this::launch, door::add));

    @Test
    void onlyOpeningMakesSenseWithoutAProgram() {
        assertTrue(model.noProgram().get());
        assertTrue(model.cannotStep().get());
        assertTrue(model.cannotRun().get());
    }

    @Test
    void anOpenedProgramCanBeSteppedAndIsRemembered() throws InterruptedException {
        open("/p/程序");
        assertFalse(model.cannotStep().get());
        assertEquals("程序", model.program().get());
        assertEquals(List.of(Path.of("/p/程序").toAbsolutePath()), settings.recent());
    }

    @Test
    void runBecomesPauseWhileTheMachineRuns() throws InterruptedException {
        open("/p/a");
        model.runOrPause();
        assertEquals(new Command.Run(), port.commands.getLast());
        show(RunState.RUNNING);
        assertTrue(model.running().get());
        assertTrue(model.cannotStep().get());
        model.runOrPause();
        assertEquals(new Command.Pause(), port.commands.getLast());
    }

    @Test
    void oneSwitchDecidesHowFarAStepGoes() throws InterruptedException {
        open("/p/a");
        model.stepOver();
        assertEquals(new Command.StepOver(StepUnit.INSTRUCTION), port.commands.getLast());
        model.switchUnit();
        model.stepInto();
        assertEquals(new Command.StepInto(StepUnit.LINE), port.commands.getLast());
    }

    @Test
    void theSliderHasMiddleSpeedsAndEndsWithoutALimit() throws InterruptedException {
        open("/p/a");
        model.speed().set(4);
        assertEquals(new Command.SetSpeed(1_000), port.commands.getLast());
        assertEquals("1\u2009000 / s", model.speedText().get());
        model.speed().set(Speed.fastest());
        assertEquals(new Command.SetSpeed(Command.SetSpeed.UNLIMITED), port.commands.getLast());
        assertEquals("full speed", model.speedText().get());
    }

    @Test
    void aFileThatCannotBeOpenedLeavesASentenceThatFollowsTheLanguage()
            throws InterruptedException {
        open("/foreign");
        assertTrue(model.noProgram().get());
        assertTrue(model.failureText().get().startsWith("This program is for another kind"));
        settings.language().set(Language.CHINESE);
        assertTrue(model.failureText().get().startsWith("这个程序属于另一种计算机"));
    }

    @Test
    void aBugWhileOpeningIsToldAsOne() throws InterruptedException {
        open("/bug");
        assertTrue(model.failureText().get().startsWith("An error in Stackshift itself"));
    }

    @Test
    void aRunningMachineIsLookedAtLessOftenUntilACommandIsGiven() throws InterruptedException {
        open("/p/a");
        show(RunState.RUNNING);
        frames(40);
        int before = port.looks;
        frames(60);
        assertEquals(10, port.looks - before);
        model.runOrPause();
        before = port.looks;
        frames(20);
        assertEquals(20, port.looks - before);
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            session.nextFrame();
        }
    }

    private void open(String file) throws InterruptedException {
        model.open(Path.of(file));
        Objects.requireNonNull(door.poll(10, TimeUnit.SECONDS)).run();
    }

    private void show(RunState state) {
        port.state = state;
        session.sample();
    }

    private SessionPort launch(Program program) throws OpenException {
        return switch (program.file().toString()) {
            case "/foreign" -> throw new OpenException(OpenException.Reason.FOREIGN, "e_machine");
            case "/bug" -> throw new IllegalStateException("a bug, for this test");
            default -> port;
        };
    }

    /** A session that shows a state and remembers what it was told. */
    private static final class Port implements SessionPort {
        private final List<Command> commands = new ArrayList<>();
        private RunState state = RunState.PAUSED;
        private int looks;

        @Override
        public void send(Command command) {
            commands.add(command);
        }

        @Override
        public Views views(ViewRequest request) {
            looks++;
            StatusView status =
                    new StatusView("a", state, new StopReason.Stepped(), 1, 1, 3, 0, 1, "a", null);
            TaskChoice tasks = new TaskChoice(TaskRef.IDLE, TaskRef.IDLE, List.of());
            return new Views(
                    request,
                    status,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    tasks,
                    PagingViews.NONE);
        }

        @Override
        public void close() {}
    }
}
