package org.stackshift.hostcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.isa.Gpr;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.List;

class HostTraceTest {
    @TempDir Path directory;

    private HostTrace trace(int maxSteps, String assembly) {
        assumeTrue(HostTrace.available(), "the host is not x86-64 Linux with gcc");
        HostTools.compile(
                directory,
                "__asm__(\".globl _start; _start: " + assembly + "\");",
                "gcc",
                "-nostdlib",
                "-static");
        return HostTrace.of(maxSteps, directory.resolve("program"));
    }

    @Test
    void everyInstructionIsOneStepAndTheExitStatusIsKnown() {
        HostTrace trace = trace(100, "mov $60,%eax; mov $7,%edi; syscall");
        assertEquals(3, trace.steps().size());
        assertEquals(0, trace.signal());
        assertEquals(7, trace.exitStatus());
        assertEquals(60, trace.steps().get(1).gpr().get(Gpr.RAX));
    }

    @Test
    void aRepeatedStringInstructionIsOneStep() {
        HostTrace trace = trace(100, "mov $5,%ecx; mov %rsp,%rdi; sub $64,%rdi; rep stosb; ud2");
        List<Long> rcx = trace.steps().stream().map(step -> step.gpr().get(Gpr.RCX)).toList();
        assertEquals(List.of(0L, 5L, 5L, 5L, 0L), rcx);
    }

    @Test
    void aFatalSignalIsReported() {
        assertEquals(HostResult.SIGILL, trace(100, "ud2").signal());
    }

    @Test
    void theTracingDoesNotShowInTheFlagsThatSyscallSaves() {
        HostTrace trace = trace(100, "mov $39,%eax; syscall; mov $60,%eax; syscall");
        assertEquals(0, trace.steps().get(2).gpr().get(Gpr.R11) & 0x100);
    }

    @Test
    void anEndlessProgramIsCutOff() {
        HostTrace trace = trace(50, "0: inc %rax; jmp 0b");
        assertEquals(50, trace.steps().size());
        assertTrue(trace.signal() == 0 && trace.exitStatus() == -1);
    }
}
