package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

import java.nio.file.Path;
import java.util.Optional;

/** The run as a whole, when a program has made further tasks. */
class SeveralTasksRunTest {
    private static final Path LOOPS = Path.of("labs/04-scheduler/bin/preemption-O0-musl");
    private static final Path BOUNDED = Path.of("labs/04-scheduler/bin/preemption-bounded-O0-musl");

    @Test
    void stopEndsAllTasks() throws Exception {
        try (LiveProgram program = LiveProgram.open(LOOPS)) {
            program.after(new Command.RunToNext(EventKind.CREATED, Optional.empty()));
            program.send(new Command.Run());
            Views views = program.after(new Command.Stop());
            assertEquals(RunState.FINISHED, views.status().state());
            StopReason.Killed killed =
                    assertInstanceOf(StopReason.Killed.class, views.status().reason());
            assertEquals("SIGKILL", killed.fault().signal());
            long icount = views.status().icount();
            assertEquals(icount, program.await(v -> true).status().icount(), "nothing goes on");
        }
    }

    @Test
    void aRestartTakesTheMachineThatWasSetMeanwhile() throws Exception {
        try (LiveProgram program = LiveProgram.open(BOUNDED)) {
            program.after(new Command.RunToNext(EventKind.CREATED, Optional.empty()));
            MachineSetup usual = MachineSetup.DEFAULT;
            program.send(
                    new Command.SetMachine(
                            new MachineSetup(
                                    MachineSetup.Policy.FAIR,
                                    3,
                                    usual.slice(),
                                    true,
                                    usual.level(),
                                    usual.seed())));
            Views again = program.after(new Command.Restart());
            assertEquals(3, again.scheduler().cpus().size());
            assertEquals(1, again.tasks().all().size());
            Views end = program.after(new Command.Run());
            assertEquals(new StopReason.Exited(0), end.status().reason());
        }
    }

    @Test
    void controlCEndsEveryProcessInTheForeground() throws Exception {
        try (LiveProgram program = LiveProgram.open(LOOPS)) {
            program.after(new Command.RunToNext(EventKind.CREATED, Optional.empty()));
            program.send(new Command.Run());
            Views views = program.after(new Command.Interrupt());
            assertEquals(RunState.FINISHED, views.status().state());
            StopReason.Killed killed =
                    assertInstanceOf(StopReason.Killed.class, views.status().reason());
            assertEquals("SIGINT", killed.fault().signal());
        }
    }
}
