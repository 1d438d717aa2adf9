package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.hostcpu.HostTrace;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.Kernel;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.testing.GuestRun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs without a C library, stepped on the host's CPU and in the machine: the same rip sequence
 * with the same registers and flags. Where the stack lies differs, so what points into it is taken
 * relative to the first rsp.
 */
class LockstepTest {
    private static final Path BIN = Path.of("labs/01-coroutine/bin");
    private static final int MAX_STEPS = 5000;
    private static final long STACK_SIZE = 8 << 20;
    private static final int ENVIRONMENT = 4096;

    /** AF is undefined after and, or, xor, test and shifts, which compilers use everywhere. */
    private static final long COMPARED = Rflags.STATUS & ~Rflags.AF | Rflags.DF;

    static Stream<Path> programs() throws IOException {
        try (var files = Files.list(BIN)) {
            return files
                    .filter(file -> file.toString().endsWith("-nolibc"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hostAndMachineGoTheSameWay(Path program) throws IOException {
        assumeTrue(HostTrace.available(), "the host is not x86-64 Linux with gcc");
        HostTrace host = HostTrace.of(MAX_STEPS, program);
        List<HostTrace.Step> guest = steps(program, host.steps());
        for (int i = 0; i < host.steps().size(); i++) {
            assertEquals(relative(host.steps(), i), relative(guest, i), "step " + i);
        }
    }

    private static List<HostTrace.Step> steps(Path program, List<HostTrace.Step> host)
            throws IOException {
        Kernel kernel = startLikeHost(program, host.getFirst().gpr().get(Gpr.RSP));
        List<HostTrace.Step> steps = new ArrayList<>();
        while (steps.size() < host.size() && kernel.exit().isEmpty()) {
            steps.add(state(kernel.machine().cpu()));
            kernel.runUntilUserInstructions(kernel.machine().userInstructions() + 1);
            GuestRun.returnToUser(kernel);
        }
        return steps;
    }

    /**
     * A longer name of the same program moves the stack, until the low byte of rsp, from which PF
     * of {@code and $-16,%rsp} comes, is the host's.
     */
    private static Kernel startLikeHost(Path program, long hostRsp) throws IOException {
        byte[] elf = Files.readAllBytes(program);
        for (int pad = 0; pad < 256; pad += 8) {
            GuestRun run = GuestRun.start(elf, new byte[0], "/".repeat(pad) + program);
            if ((run.initialRsp() & 255) == (hostRsp & 255)) {
                return run.kernel();
            }
        }
        throw new AssertionError("no name of the program brings rsp to the host's low byte");
    }

    private static HostTrace.Step state(Cpu cpu) {
        List<Long> gpr = new ArrayList<>();
        for (int i = 0; i < Gpr.COUNT; i++) {
            gpr.add(cpu.gpr[i]);
        }
        return new HostTrace.Step(cpu.rip, gpr, cpu.rflags());
    }

    private static String relative(List<HostTrace.Step> steps, int index) {
        if (index >= steps.size()) {
            return "no such step";
        }
        long initialRsp = steps.getFirst().gpr().get(Gpr.RSP);
        HostTrace.Step step = steps.get(index);
        StringBuilder text = new StringBuilder("rip " + Long.toHexString(step.rip()));
        for (int i = 0; i < Gpr.COUNT; i++) {
            text.append(' ').append(Gpr.name(i, 8)).append(' ');
            text.append(relative(step.gpr().get(i), initialRsp));
        }
        return text.append(" flags ").append(Long.toHexString(step.rflags() & COMPARED)).toString();
    }

    private static String relative(long value, long initialRsp) {
        long offset = value - initialRsp;
        return offset > -STACK_SIZE && offset < ENVIRONMENT
                ? "stack" + (offset < 0 ? "" : "+") + offset
                : Long.toHexString(value);
    }
}
