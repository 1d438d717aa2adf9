package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.KernelStackView.Entry;
import org.stackshift.session.view.Views;
import org.stackshift.testing.HostTools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel side of the program's task; who pushes what is FACTS §6 and SDM vol. 3 §6.14.2. */
class KernelStackTest {
    private static final String INT_80 =
            """
            .globl _start
            _start: mov $20, %eax
            int $0x80
            mov $60, %eax
            xor %edi, %edi
            syscall
            """;

    @TempDir Path folder;

    @Test
    void syscallPushesNothingSoTheEntryCodeDoes() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            program.runTo("putchar");
            Views after = program.after(new Command.StepOut());
            KernelStackView view = after.kernelStack();
            assertEquals(new Entry.Syscall(1, "write"), view.entry());
            assertEquals(0x4000, view.high() - view.low());
            assertEquals(List.of(Pusher.ENTRY_CODE), pushers(view, "rip", "cs", "rsp", "orig_rax"));
            assertEquals(1, slot(view, "orig_rax").value());
            assertTrue(view.rows().stream().noneMatch(KernelSlot::live));
        }
    }

    @Test
    void intPushesFiveWordsByTheCpu() throws Exception {
        Files.writeString(folder.resolve("int80.s"), INT_80);
        HostTools.run(folder, "as", "-o", "int80.o", "int80.s");
        HostTools.run(folder, "ld", "-o", "int80", "int80.o");
        try (LiveProgram program = LiveProgram.open(folder.resolve("int80"))) {
            program.after(new Command.StepInto(StepUnit.INSTRUCTION));
            Views inside = program.after(new Command.StepInto(StepUnit.INSTRUCTION));
            KernelStackView view = inside.kernelStack();
            assertEquals(new Entry.Interrupt(0x80), view.entry());
            assertEquals(view.rsp0() - 40, view.rsp().orElseThrow());
            assertEquals(List.of(Pusher.CPU), pushers(view, "ss", "rsp", "rflags", "cs", "rip"));
            assertEquals(0x33, slot(view, "cs").value());
            assertEquals(0x2b, slot(view, "ss").value());
            assertTrue(slot(view, "rip").live());
        }
    }

    private static List<Pusher> pushers(KernelStackView view, String... fields) {
        return List.of(fields).stream().map(f -> slot(view, f).pusher()).distinct().toList();
    }

    private static KernelSlot slot(KernelStackView view, String field) {
        return view.rows().stream().filter(r -> r.field().equals(field)).findFirst().orElseThrow();
    }
}
