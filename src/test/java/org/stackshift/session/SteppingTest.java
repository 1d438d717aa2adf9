package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Steps in the coroutine program; lines are those of labs/01-coroutine/src/coroutine.cpp. */
class SteppingTest {
    private static final String PROGRAM = "coroutine-original-O0-nolibc";

    @Test
    void aStepIntoAnInstructionRetiresOne() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            program.runTo("main");
            long before = program.views().status().userInstructions();
            Views after = program.after(new Command.StepInto(StepUnit.INSTRUCTION));
            assertEquals(before + 1, after.status().userInstructions());
            assertEquals(new StopReason.Stepped(), after.status().reason());
        }
    }

    /** The first push on a fresh page faults into the kernel; that is not where the step ends. */
    @Test
    void pageFaultsAreNotSteps() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-musl")) {
            for (int i = 1; i <= 300; i++) {
                Views after = program.after(new Command.StepOver(StepUnit.INSTRUCTION));
                assertEquals(3, after.status().cpl());
                assertTrue(after.status().userInstructions() >= i);
            }
        }
    }

    @Test
    void aSystemCallCanBeSteppedIntoAndOutOf() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            program.runTo("putchar");
            while (!program.views().code().rows().stream()
                    .anyMatch(r -> r.vaddr() == rip(program) && r.mnemonic().equals("syscall"))) {
                program.after(new Command.StepInto(StepUnit.INSTRUCTION));
            }
            Views inside = program.after(new Command.StepInto(StepUnit.INSTRUCTION));
            assertEquals(0, inside.status().cpl());
            assertEquals("entry_SYSCALL_64", inside.status().where().name());
            Views outside = program.after(new Command.StepOut());
            assertEquals(3, outside.status().cpl());
        }
    }

    /**
     * co_b runs in between, prints B and is left in the middle; main's stack is where the step
     * began and ends.
     */
    @ParameterizedTest
    @ValueSource(strings = {"nolibc", "musl", "glibc"})
    void aStepOverASwitchEndsOnTheStackWhereItBegan(String libc) throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-" + libc)) {
            program.runTo("main");
            int line = lineOf("    yield_to(co_a, co_b);");
            stepOverUntil(program, line);
            Views after = program.after(new Command.StepOver(StepUnit.LINE));
            assertEquals(lineOf("    putchar('C');"), after.code().source().nextLine());
            assertEquals("main", after.status().where().name());
            assertInstanceOf(StopReason.SwitchedStack.class, after.status().reason());
        }
    }

    @Test
    void aStepIntoASwitchEndsOnTheOtherStack() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            program.runTo("_Z8yield_toP9coroutineS0_");
            Views view = program.views();
            for (int i = 0; i < 40 && !view.status().where().name().equals("start_b"); i++) {
                view = program.after(new Command.StepInto(StepUnit.LINE));
            }
            assertEquals("start_b", view.status().where().name());
            assertEquals("co_b", current(view));
        }
    }

    @Test
    void aStepOutOfASwitchWaitsForTheReturnOnTheSameStack() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            program.runTo("_Z8yield_toP9coroutineS0_");
            Views after = program.after(new Command.StepOut());
            assertEquals("main", after.status().where().name());
            assertEquals("main", current(after));
            assertEquals("AB", LiveProgram.output(after));
        }
    }

    @Test
    void linesAreSteppedInOrder() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PROGRAM)) {
            program.runTo("main");
            stepOverUntil(program, lineOf("    putchar('A');"));
            Views after = program.after(new Command.StepOver(StepUnit.LINE));
            assertEquals(lineOf("    yield_to(co_a, co_b);"), after.code().source().nextLine());
            assertEquals("A", LiveProgram.output(after));
        }
    }

    private static long rip(LiveProgram program) {
        return program.views().registers().rip().value();
    }

    private static String current(Views views) {
        return views.stacks().stacks().stream()
                .filter(stack -> stack.current())
                .findFirst()
                .orElseThrow()
                .owner()
                .name();
    }

    private static void stepOverUntil(LiveProgram program, int line) {
        for (int i = 0; i < 20 && program.views().code().source().nextLine() != line; i++) {
            program.after(new Command.StepOver(StepUnit.LINE));
        }
        assertEquals(line, program.views().code().source().nextLine());
    }

    /** The line of main that reads so; start_b comes first in the file. */
    private static int lineOf(String text) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("labs/01-coroutine/src/coroutine.cpp"));
        int main = lines.indexOf("int main() {");
        return main + lines.subList(main, lines.size()).indexOf(text) + 1;
    }
}
