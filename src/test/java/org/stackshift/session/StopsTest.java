package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.FaultView.Access;
import org.stackshift.session.view.FaultView.Problem;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.testing.HostTools;

import java.nio.file.Files;
import java.nio.file.Path;

/** Why programs stop, and that they do at once. */
class StopsTest {
    @TempDir Path folder;

    /**
     * At O1 ret pops the planted base: its address lies in memory that must not be executed (FACTS
     * §1).
     */
    @Test
    void aReturnIntoDataIsExplained() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O1-nolibc")) {
            Views end = program.after(new Command.Run());
            FaultView fault =
                    assertInstanceOf(StopReason.Killed.class, end.status().reason()).fault();
            assertEquals("SIGSEGV", fault.signal());
            assertEquals("SEGV_ACCERR", fault.code());
            assertEquals(Problem.NOT_EXECUTABLE, fault.problem());
            assertEquals(Access.FETCH, fault.access());
            assertEquals(fault.rip(), fault.vaddr());
            assertNotNull(fault.ret());
            assertEquals(fault.rip(), fault.ret().value());
            assertEquals(end.registers().general().get(4).value() - 8, fault.ret().slot());
            assertEquals("A", LiveProgram.output(end));
            assertEquals(LiveProgram.stack(end, "co_b").high(), fault.rip());
        }
    }

    /** start_b without its last yield returns to the word at base, which is 0 (FACTS §3). */
    @Test
    void aReturnToZeroIsExplained() throws Exception {
        try (LiveProgram program = LiveProgram.lab("returns-O0-nolibc")) {
            FaultView fault = fault(program.after(new Command.Run()));
            assertEquals(0, fault.rip());
            assertEquals(Problem.NOT_MAPPED, fault.problem());
            assertEquals("SEGV_MAPERR", fault.code());
            assertNotNull(fault.ret());
        }
    }

    @Test
    void aWriteToReadOnlyMemoryIsExplained() throws Exception {
        FaultView fault = faultOf("int main(void) { *(volatile char *) \"x\" = 1; return 0; }");
        assertEquals(Problem.READ_ONLY, fault.problem());
        assertEquals(Access.WRITE, fault.access());
        assertEquals("main", fault.where().name());
        assertNull(fault.ret());
    }

    @Test
    void aStackThatGrowsTooFarIsExplained() throws Exception {
        FaultView fault =
                faultOf(
                        "volatile int n; int f(int x) { volatile char b[4096]; b[0] = x;"
                                + " return f(x + 1) + b[0]; } int main(void) { return f(n); }");
        assertEquals(Problem.STACK_LIMIT, fault.problem());
    }

    @Test
    void aDivisionByZeroIsExplained() throws Exception {
        FaultView fault = faultOf("volatile int n; int main(void) { return 7 / n; }");
        assertEquals("SIGFPE", fault.signal());
        assertEquals(Problem.DIVIDE, fault.problem());
    }

    @Test
    void anAbortIsNoAccessAtAll() throws Exception {
        FaultView fault = faultOf("#include <stdlib.h>\nint main(void) { abort(); }");
        assertEquals("SIGABRT", fault.signal());
        assertEquals(Problem.RAISED, fault.problem());
        assertEquals(Access.NONE, fault.access());
    }

    @Test
    void theFaultingInstructionIsMarked() throws Exception {
        try (LiveProgram program = open("int main(void) { return *(volatile int *) 16; }")) {
            Views end = program.after(new Command.Run());
            FaultView fault = fault(end);
            CodeRow row =
                    end.code().rows().stream()
                            .filter(r -> r.is(CodeRow.Mark.FAULT))
                            .findFirst()
                            .orElseThrow();
            assertEquals(fault.rip(), row.vaddr());
            assertEquals(16, fault.vaddr());
        }
    }

    @Test
    void anEndlessProgramPausesAtOnceAndGoesOn() throws Exception {
        try (LiveProgram program = open("volatile long n; int main(void) { for (;;) n++; }")) {
            program.send(new Command.Run());
            program.await(v -> v.status().userInstructions() > 1_000_000);
            long start = System.nanoTime();
            Views paused = program.after(new Command.Pause());
            assertTrue(System.nanoTime() - start < 1_000_000_000L);
            assertEquals(new StopReason.Paused(), paused.status().reason());
            Views same = program.await(v -> true);
            assertEquals(paused.status().icount(), same.status().icount());
            program.send(new Command.Run());
            program.await(v -> v.status().icount() > paused.status().icount());
            assertEquals(RunState.FINISHED, program.after(new Command.Stop()).status().state());
        }
    }

    @Test
    void aBreakpointSetWhileTheProgramRunsStopsIt() throws Exception {
        String source =
                "volatile long n; __attribute__((noinline)) void tick(void) { n++; }\n"
                        + "int main(void) { for (;;) tick(); }";
        try (LiveProgram program = open(source)) {
            program.send(new Command.Run());
            program.await(v -> v.status().userInstructions() > 10_000);
            Place tick = new Place.Code(LiveProgram.entry(folder.resolve("program"), "tick"));
            Views stopped = program.after(new Command.ToggleBreakpoint(tick));
            StopReason.Breakpoint reason =
                    assertInstanceOf(StopReason.Breakpoint.class, stopped.status().reason());
            assertEquals("tick", reason.symbol().name());
            Views again = program.after(new Command.Run());
            assertInstanceOf(StopReason.Breakpoint.class, again.status().reason());
            assertTrue(again.status().icount() > stopped.status().icount());
            program.send(new Command.ToggleBreakpoint(tick));
            program.send(new Command.Run());
            program.await(v -> v.status().state() == RunState.RUNNING);
        }
    }

    @Test
    void aBreakpointOnALineSurvivesARestart() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            String file =
                    program.views().code().files().stream()
                            .filter(f -> f.endsWith("coroutine.cpp"))
                            .findFirst()
                            .orElseThrow();
            program.send(new Command.ToggleBreakpoint(new Place.Line(file, 9)));
            for (int i = 0; i < 2; i++) {
                Views stopped = program.after(new Command.Run());
                StopReason.Breakpoint reason =
                        assertInstanceOf(StopReason.Breakpoint.class, stopped.status().reason());
                assertEquals(9, reason.line().line());
                assertTrue(stopped.code().source().breakpoints().contains(9));
                assertEquals("AB", LiveProgram.output(stopped));
                Views loaded = program.after(new Command.Restart());
                assertInstanceOf(StopReason.Loaded.class, loaded.status().reason());
                assertEquals("", LiveProgram.output(loaded));
            }
        }
    }

    @Test
    void aProgramThatReadsWaitsForInput() throws Exception {
        String source =
                "#include <stdio.h>\n"
                        + "int main(void) { char b[99]; while (fgets(b, 99, stdin)) printf(\"<%s>\","
                        + " b); return 7; }";
        try (LiveProgram program = open(source)) {
            program.send(new Command.Run());
            Views waiting = program.await(v -> v.status().state() == RunState.WAITING);
            assertTrue(waiting.console().wantsInput());
            program.send(new Command.Input("one\ntwo\n"));
            program.await(v -> LiveProgram.output(v).contains("<two\n>"));
            program.send(new Command.CloseInput());
            Views end = program.await(v -> v.status().state() == RunState.FINISHED);
            assertEquals(new StopReason.Exited(7), end.status().reason());
            assertEquals("<one\n><two\n>", LiveProgram.output(end));
        }
    }

    @Test
    void aSlowRunTakesItsTimeAndCanBeSpedUp() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            program.send(new Command.SetSpeed(20));
            program.send(new Command.Run());
            Views early = program.await(v -> v.status().userInstructions() > 2);
            assertTrue(early.status().userInstructions() < 60);
            program.send(new Command.SetSpeed(Command.SetSpeed.UNLIMITED));
            Views end = program.await(v -> v.status().state() == RunState.FINISHED);
            assertEquals("ABCDE\n", LiveProgram.output(end));
        }
    }

    @Test
    void theSameViewIsHandedOutWhileNothingHappens() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            Views first = program.await(v -> true);
            assertSame(first.stacks(), program.same(first).stacks());
        }
    }

    @Test
    void filesThatCannotRunAreRefusedWithAReason() throws Exception {
        Path text = Files.writeString(folder.resolve("notes"), "hello");
        OpenException refusal = assertThrows(OpenException.class, () -> LiveProgram.open(text));
        assertEquals(OpenException.Reason.NOT_ELF, refusal.reason());
        refusal =
                assertThrows(OpenException.class, () -> LiveProgram.open(folder.resolve("absent")));
        assertEquals(OpenException.Reason.UNREADABLE, refusal.reason());
    }

    private FaultView faultOf(String source) throws Exception {
        try (LiveProgram program = open(source)) {
            return fault(program.after(new Command.Run()));
        }
    }

    private static FaultView fault(Views end) {
        return assertInstanceOf(StopReason.Killed.class, end.status().reason()).fault();
    }

    private LiveProgram open(String source) throws Exception {
        HostTools.compile(folder, source, "gcc", "-g", "-O0", "-static", "-no-pie");
        return LiveProgram.open(folder.resolve("program"));
    }
}
