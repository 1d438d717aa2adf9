package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guest half of the kernel is stepped with its source; lines are those of entry_64.S. */
class KernelSteppingTest {
    private static final String PROGRAM = "coroutine-original-O0-nolibc";
    private static final String FILE = "kernel/entry/entry_64.S";
    private static final Path ENTRY =
            Path.of("src/main/resources/org/stackshift/kernel/entry/entry_64.S");

    @Test
    void theEntryOfASystemCallShowsItsSource() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            SourceView source = atEntry(program).code().source();
            assertEquals(FILE, source.file());
            assertEquals(Files.readAllLines(ENTRY), source.lines());
            assertEquals("        swapgs", text(source));
            assertEquals(lineOf("entry_SYSCALL_64:") + 1, source.nextLine());
        }
    }

    @Test
    void aLineStepTakesAMacroWhole() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            SourceView source = atEntry(program).code().source();
            for (int i = 0; i < 20 && !text(source).contains("PUSH_REGS"); i++) {
                source = program.after(new Command.StepInto(StepUnit.LINE)).code().source();
            }
            long before = program.views().status().icount();
            Views after = program.after(new Command.StepInto(StepUnit.LINE));
            assertEquals(before + 15, after.status().icount());
            assertEquals("        movl    $HC_DO_SYSCALL_64, %ebp", text(after.code().source()));
        }
    }

    @Test
    void lineStepsLeadBackIntoTheProgram() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            Views views = atEntry(program);
            for (int i = 0; i < 60 && views.status().cpl() == 0; i++) {
                views = program.after(new Command.StepOver(StepUnit.LINE));
            }
            assertEquals(3, views.status().cpl());
            assertTrue(views.code().source().file().endsWith("nolibc.h"));
        }
    }

    @Test
    void aBreakpointStandsOnALineOfTheKernel() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            assertTrue(program.views().code().files().contains(FILE));
            int line = lineOf("        sysretq");
            program.send(new Command.ToggleBreakpoint(new Place.Line(FILE, line)));
            Views stopped = program.after(new Command.Run());
            assertInstanceOf(StopReason.Breakpoint.class, stopped.status().reason());
            assertEquals(0, stopped.status().cpl());
            assertEquals(line, stopped.code().source().nextLine());
            assertTrue(stopped.code().source().breakpoints().contains(line));
        }
    }

    /** Before the first instruction that the first system call runs in ring 0. */
    private static Views atEntry(LiveProgram program) throws Exception {
        int line = lineOf("entry_SYSCALL_64:") + 1;
        return program.after(new Command.RunTo(new Place.Line(FILE, line)));
    }

    private static String text(SourceView source) {
        return source.lines().get(source.nextLine() - 1);
    }

    private static int lineOf(String text) throws Exception {
        List<String> lines = Files.readAllLines(ENTRY);
        return lines.indexOf(text) + 1;
    }
}
