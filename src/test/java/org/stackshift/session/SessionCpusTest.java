package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.TaskRef;
import org.stackshift.session.view.Views;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Machines with several CPUs that take turns: every task keeps its own stack and its own steps. */
class SessionCpusTest {
    private static final Path THREADS = Path.of("labs/05-threads/bin/stacks-O0-musl");
    private static final Path LOOPS = Path.of("labs/04-scheduler/bin/preemption-bounded-O0-musl");
    private static final int FIRST = 100;
    private static final int STOPS = 60;
    private static final List<EventKind> KINDS =
            List.of(EventKind.SYSCALL, EventKind.SWITCH, EventKind.FAULT);

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void everyThreadIsOnItsOwnStackAtEveryStop(int cpus) throws Exception {
        try (LiveProgram program = open(THREADS, cpus)) {
            int threads = checkStops(program);
            assertTrue(threads > 0, "threads were seen");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void everyProcessIsOnItsOwnStackAtEveryStop(int cpus) throws Exception {
        try (LiveProgram program = open(LOOPS, cpus)) {
            checkStops(program);
        }
    }

    /** Looks at all tasks at many stops; returns how many times it saw a thread's stack. */
    private static int checkStops(LiveProgram program) throws Exception {
        int threads = 0;
        for (int i = 0; i < STOPS; i++) {
            EventKind kind = KINDS.get(i % KINDS.size());
            Views views = program.after(new Command.RunToNext(kind, Optional.empty()));
            if (views.status().state() == RunState.FINISHED) {
                break;
            }
            for (TaskRef task : views.tasks().all()) {
                threads += check(program.show(OptionalInt.of(task.pid())), task);
            }
        }
        return threads;
    }

    private static int check(Views views, TaskRef task) {
        long userRsp = userRsp(views);
        List<StackView> holding =
                views.stacks().stacks().stream()
                        .filter(stack -> userRsp > stack.low() && userRsp <= stack.high())
                        .filter(stack -> stack.state() != StackView.State.FINISHED)
                        .toList();
        if (holding.isEmpty()) {
            return 0;
        }
        Owner owner = holding.getFirst().owner();
        boolean isThread = task.pid() != task.tgid();
        if (isThread && owner.kind() == Owner.Kind.THREAD) {
            assertEquals("tid " + task.pid(), owner.name(), () -> at(views));
        } else if (!isThread) {
            assertEquals(Owner.Kind.MAIN, owner.kind(), () -> at(views));
        }
        assertEquals(userRsp, holding.getFirst().rsp().orElseThrow(), () -> at(views));
        return isThread ? 1 : 0;
    }

    private static String at(Views views) {
        return views.status()
                + " "
                + views.stacks().stacks().stream().map(StackView::owner).toList();
    }

    /** In the kernel pt_regs has it. */
    private static long userRsp(Views views) {
        long rsp = register(views.registers().general(), "rsp");
        return rsp > 0
                ? rsp
                : views.kernelStack().rows().stream()
                        .filter(row -> row.field().equals("rsp"))
                        .mapToLong(row -> row.value())
                        .findFirst()
                        .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void tasksThatTakeTurnsSwitchNoStackOfTheirProgram(int cpus) throws Exception {
        for (Path lab : List.of(THREADS, LOOPS)) {
            try (LiveProgram program = open(lab, cpus)) {
                Views views =
                        program.after(new Command.RunToNext(EventKind.STACK, Optional.empty()));
                assertEquals(new StopReason.Exited(0), views.status().reason());
                assertNull(views.stacks().lastSwitch());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aStepOverACallEndsInTheTaskInWhichItBegan(int cpus) throws Exception {
        try (LiveProgram program = open(LOOPS, cpus)) {
            program.after(new Command.RunToNext(EventKind.CREATED, Optional.empty()));
            program.after(new Command.RunToNext(EventKind.CREATED, Optional.empty()));
            for (int i = 0; i < 12; i++) {
                Views before = program.after(new Command.StepInto(StepUnit.LINE));
                int pid = before.status().pid();
                Views after = program.after(new Command.StepOver(StepUnit.LINE));
                if (after.status().state() == RunState.FINISHED) {
                    return;
                }
                assertEquals(pid, after.status().pid(), "step " + i + " " + after.status());
            }
        }
    }

    @Test
    void aStepIsForTheTaskThatWasChosen() throws Exception {
        try (LiveProgram program = open(LOOPS, 1)) {
            Views views = program.after(new Command.RunToNext(EventKind.SWITCH, Optional.empty()));
            int other =
                    views.tasks().all().stream()
                            .mapToInt(TaskRef::pid)
                            .filter(pid -> pid != views.tasks().onCpu().pid())
                            .findFirst()
                            .orElseThrow();
            Views parked = program.show(OptionalInt.of(other));
            program.send(new Command.StepInto(StepUnit.INSTRUCTION));
            // A request that was under way before the command may still answer the first one.
            program.show(OptionalInt.of(other));
            Views after = program.show(OptionalInt.of(other));
            while (after.status().state() != RunState.PAUSED) {
                after = program.show(OptionalInt.of(other));
            }
            assertEquals(other, after.tasks().onCpu().pid());
            assertNotEquals(ripOf(parked), ripOf(after), "it has gone on");
        }
    }

    @Test
    void aTaskThatNoCpuRunsShowsItsOwnPageTableAndSegments() throws Exception {
        try (LiveProgram program = open(THREADS, 1)) {
            Views views = program.await(v -> true);
            while (views.tasks().all().size() < 2) {
                views = program.after(new Command.RunToNext(EventKind.SWITCH, Optional.empty()));
            }
            long onCpu = views.tasks().onCpu().pid();
            TaskRef other =
                    views.tasks().all().stream()
                            .filter(task -> task.pid() != onCpu)
                            .findFirst()
                            .orElseThrow();
            Views chosen = program.show(OptionalInt.of(other.pid()));
            assertEquals(3, chosen.status().cpl());
            assertEquals(0x33, register(chosen.registers().segments(), "cs"));
            assertEquals(
                    chosen.scheduler().struct().stream()
                            .filter(field -> field.name().equals("thread.fsbase"))
                            .findFirst()
                            .orElseThrow()
                            .value(),
                    register(chosen.registers().system(), "fs.base"));
            assertEquals(chosen.kernelStack().high(), chosen.kernelStack().rsp0());
        }
    }

    @Test
    void theTimelineHasALaneForEachCpuThatRan() throws Exception {
        try (LiveProgram program = open(LOOPS, 2)) {
            Views views = program.after(new Command.Run());
            assertEquals(
                    2,
                    views.timeline().lanes().stream()
                            .filter(lane -> lane.id().kind() == LaneId.Kind.CPU)
                            .filter(lane -> !lane.spans().isEmpty())
                            .count());
        }
    }

    private static long ripOf(Views views) {
        return views.registers().rip().value();
    }

    private static LiveProgram open(Path file, int cpus) throws Exception {
        MachineSetup usual = MachineSetup.DEFAULT;
        return LiveProgram.open(
                file,
                new MachineSetup(
                        usual.policy(),
                        cpus,
                        usual.slice(),
                        usual.pcid(),
                        usual.level(),
                        usual.seed()));
    }

    private static long register(List<RegisterValue> registers, String name) {
        return registers.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
