package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.SchedulerView;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Programs with several tasks: whose registers and stacks are on show, and who waits for what. */
class TaskChoiceTest {
    private static final Path FORK = Path.of("labs/02-fork/bin/fork-O0-musl");
    private static final Path STACKS = Path.of("labs/05-threads/bin/stacks-O0-musl");
    private static final int PARENT = 100;

    @Test
    void theScheduleShowsTheParentWaitingForItsChild() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            Views views = program.await(v -> true);
            while (parent(views).cause().isEmpty()) {
                views = next(program, EventKind.SWITCH);
            }
            assertEquals("CHILD", parent(views).cause());
            assertEquals('S', parent(views).state());
            SchedulerView view = views.scheduler();
            assertEquals(PARENT + 1, view.cpus().getFirst().running());
            assertEquals(
                    parent(views).depth() + 1,
                    line(views, PARENT + 1).depth(),
                    "the child stands below its parent");
        }
    }

    @Test
    void aContextSwitchSaysWhoWhyAndWhetherTheAddressSpaceChanges() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            Views views = next(program, EventKind.SWITCH);
            EventView event = ((StopReason.Happened) views.status().reason()).event();
            EventView.Switch change = (EventView.Switch) event.detail();
            assertNotEquals(change.from().pid(), change.to().pid());
            assertEquals("schedule", views.status().where().name());
        }
    }

    @Test
    void aChosenTaskStaysOnShowWhileTheCpuRunsAnother() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            Views views = program.await(v -> true);
            while (parent(views).cause().isEmpty()) {
                views = next(program, EventKind.SWITCH);
            }
            Views chosen = program.show(OptionalInt.of(PARENT));
            assertEquals(PARENT, chosen.tasks().shown().pid());
            assertEquals(PARENT + 1, chosen.tasks().onCpu().pid());
            assertEquals(PARENT, chosen.kernelStack().pid());
            assertTrue(
                    chosen.kernelStack().rows().stream().anyMatch(slot -> slot.live()),
                    "it sleeps in schedule(), so its kernel stack is in use");
            assertEquals("main", chosen.stacks().stacks().getFirst().owner().name());
            Views later = program.show(OptionalInt.of(PARENT));
            assertEquals(PARENT, later.tasks().shown().pid());
        }
    }

    @Test
    void switchesAreCountedByKindWithWhatTheyCost() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            SchedulerView view = program.after(new Command.Run()).scheduler();
            long switches = view.kinds().stream().mapToLong(SchedulerView.SwitchKind::count).sum();
            assertTrue(switches >= 2, "to the child and back");
            List<SchedulerView.SwitchCost> finished =
                    view.newest().stream().filter(cost -> cost.instructions() > 0).toList();
            assertTrue(finished.size() >= 1);
            assertTrue(finished.stream().allMatch(cost -> cost.tlbMisses() >= 0));
        }
    }

    @Test
    void theTaskStructIsReadFromGuestMemoryFieldByField() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            SchedulerView view = program.await(v -> true).scheduler();
            SchedulerView.StructField comm = view.struct().getLast();
            assertEquals("comm", comm.name());
            assertEquals("fork-O0-musl", comm.text());
            SchedulerView.StructField pid =
                    view.struct().stream()
                            .filter(field -> field.name().equals("pid"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(PARENT, pid.value());
            assertEquals(0x18, pid.offset());
        }
    }

    @Test
    void stacksOfFurtherThreadsAreNamedByTheirTid() throws Exception {
        try (LiveProgram program = LiveProgram.open(STACKS)) {
            Views views = program.await(v -> true);
            for (int i = 0; i < 200 && threads(views).isEmpty(); i++) {
                views = next(program, EventKind.SYSCALL);
            }
            StackView stack = threads(views).getFirst();
            assertEquals("tid " + (PARENT + 1), stack.owner().name());
        }
    }

    @Test
    void aNewTaskHasTheFrameThatItsFirstSwitchPopsOnItsKernelStack() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            next(program, EventKind.CREATED);
            KernelStackView view = program.show(OptionalInt.of(PARENT + 1)).kernelStack();
            assertEquals(new KernelStackView.Entry.Planted(), view.entry());
            List<String> names = view.rows().stream().map(KernelSlot::field).toList();
            assertEquals(
                    List.of("r15", "ret", "rbp", "rbx", "r12", "r13", "r14", "r15"),
                    names.subList(20, 28),
                    "below the last word of pt_regs");
            assertEquals("ss", names.getFirst());
            assertTrue(view.rows().subList(0, 28).stream().allMatch(KernelSlot::live));
        }
    }

    @Test
    void afterTheEndNobodyIsOnTheCpuAndTheProgramIsAZombie() throws Exception {
        try (LiveProgram program = LiveProgram.open(FORK)) {
            Views views = program.after(new Command.Run());
            assertEquals(0, views.scheduler().cpus().getFirst().running());
            assertTrue(views.scheduler().tasks().stream().noneMatch(t -> t.running()));
            assertEquals('Z', parent(views).state());
        }
    }

    private static List<StackView> threads(Views views) {
        return views.stacks().stacks().stream()
                .filter(stack -> stack.owner().kind() == Owner.Kind.THREAD)
                .toList();
    }

    private static SchedulerView.TaskLine parent(Views views) {
        return line(views, PARENT);
    }

    private static SchedulerView.TaskLine line(Views views, int pid) {
        return views.scheduler().tasks().stream()
                .filter(task -> task.ref().pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private static Views next(LiveProgram program, EventKind kind) {
        return program.after(new Command.RunToNext(kind, Optional.empty()));
    }
}
