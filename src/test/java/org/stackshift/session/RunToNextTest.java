package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs to the next event of a kind. */
class RunToNextTest {
    private static final String PLAIN = "coroutine-original-O0-nolibc";
    private static final Path LOOPS = Path.of("labs/04-scheduler/bin/preemption-bounded-O0-musl");
    private static final int WRITE = 1;
    private static final int SIGKILL = 9;

    /** LOCAL_TIMER_VECTOR of Linux (arch/x86/include/asm/irq_vectors.h). */
    private static final int TIMER = 0xec;

    @Test
    void theNextSystemCallStopsBeforeTheFirstInstructionOfTheKernelWithRspUnchanged()
            throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            Views views = next(program, EventKind.SYSCALL);
            EventView event = event(views);
            EventView.Syscall call = assertInstanceOf(EventView.Syscall.class, event.detail());
            while (call.number() != WRITE) {
                views = next(program, EventKind.SYSCALL);
                event = event(views);
                call = (EventView.Syscall) event.detail();
            }
            assertEquals("write", call.name());
            assertEquals(
                    List.of(1L, 1L), List.of(call.arguments().get(0), call.arguments().get(2)));
            assertEquals(0, views.registers().cpl());
            assertEquals("entry_SYSCALL_64", views.status().where().text());
            assertTrue(register(views, "rsp") > 0, "rsp is still the user's");
            assertEquals(event.rip() + 2, register(views, "rcx"));
        }
    }

    @Test
    void theNextFaultIsFoundFromInsideTheKernelAsWell() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-glibc")) {
            next(program, EventKind.SYSCALL);
            Views views = next(program, EventKind.FAULT);
            EventView.Fault fault = assertInstanceOf(EventView.Fault.class, event(views).detail());
            assertEquals(14, fault.vector());
            assertEquals("asm_exc_page_fault", views.status().where().text());
            assertEquals(fault.vaddr(), systemRegister(views, "cr2"));
        }
    }

    @Test
    void theFirstInstructionMayBeTheOneThatFaults() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            long before = program.views().status().icount();
            EventView event = event(next(program, EventKind.FAULT));
            assertEquals(before, event.icount());
        }
    }

    @Test
    void theNextStackSwitchStopsWhereRspIsOnTheOtherStack() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            Views views = next(program, EventKind.STACK);
            EventView.Stack change = assertInstanceOf(EventView.Stack.class, event(views).detail());
            assertEquals("main", change.from().name());
            assertEquals("co_b", change.to().name());
            assertEquals("yield_to", event(views).where().name());
            assertTrue(LiveProgram.stack(views, "co_b").current());
        }
    }

    @Test
    void eventsOfAnotherTaskAreNotWaitedFor() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            Views views =
                    program.after(new Command.RunToNext(EventKind.SYSCALL, Optional.of(4711)));
            assertEquals(new StopReason.Exited(0), views.status().reason());
        }
    }

    @Test
    void theNextInterruptStopsBehindTheFiveWordsThatTheCpuPushed() throws Exception {
        try (LiveProgram program = LiveProgram.open(LOOPS)) {
            Views views = next(program, EventKind.INTERRUPT);
            EventView.Interrupt taken =
                    assertInstanceOf(EventView.Interrupt.class, event(views).detail());
            while (taken.fromCpl() != 3) {
                views = next(program, EventKind.INTERRUPT);
                taken = (EventView.Interrupt) event(views).detail();
            }
            assertEquals(TIMER, taken.vector());
            assertEquals(0, views.registers().cpl());
            assertEquals(views.kernelStack().rsp0() - 40, register(views, "rsp"));
            assertEquals(taken.newRsp(), register(views, "rsp"));
        }
    }

    @Test
    void theNextEndOfATaskSaysHowItEnded() throws Exception {
        try (LiveProgram program = LiveProgram.open(LOOPS)) {
            Views views = next(program, EventKind.EXITED);
            EventView.Exited ended =
                    assertInstanceOf(EventView.Exited.class, event(views).detail());
            assertTrue(ended.task().pid() > 100, "one of the two that count for ever");
            assertEquals(SIGKILL, ended.signal());
        }
    }

    private static Views next(LiveProgram program, EventKind kind) {
        return program.after(new Command.RunToNext(kind, Optional.empty()));
    }

    private static EventView event(Views views) {
        return assertInstanceOf(StopReason.Happened.class, views.status().reason()).event();
    }

    private static long register(Views views, String name) {
        return value(views.registers().general(), name);
    }

    private static long systemRegister(Views views, String name) {
        return value(views.registers().system(), name);
    }

    private static long value(List<RegisterValue> registers, String name) {
        return registers.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
