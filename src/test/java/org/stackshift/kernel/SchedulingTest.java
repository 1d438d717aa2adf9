package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A program full of locks, conditions and time-outs under every policy, on one CPU and on four. */
class SchedulingTest {
    private static final Path SOURCE =
            Path.of("src/test/resources/programs/threads_sync.c").toAbsolutePath();
    private static final long BUDGET = 200_000_000;

    @TempDir Path directory;
    private Path program = Path.of("");

    /** How a run ended. */
    private record End(String output, long icount, long stateHash) {}

    @BeforeEach
    void compile() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the host is not Linux");
        program = directory.resolve("program");
        HostTools.run(
                directory,
                "gcc",
                "-w",
                "-static",
                "-O1",
                "-o",
                program.toString(),
                SOURCE.toString());
    }

    private Kernel start(MachineConfig hardware, SchedConfig sched, GatheringConsole console)
            throws Exception {
        KernelConfig config =
                KernelConfig.of(new Ram(8 << 20, 256 << 20), console)
                        .withStdin(new byte[0])
                        .withHardware(hardware)
                        .withSched(sched);
        Kernel kernel = Kernel.boot(config);
        kernel.exec("/program", Files.readAllBytes(program), List.of("/program"), List.of());
        return kernel;
    }

    private static End end(Kernel kernel, GatheringConsole console) {
        return new End(
                new String(console.output(), StandardCharsets.UTF_8),
                kernel.machine().icount(),
                kernel.machine().stateHash());
    }

    @ParameterizedTest
    @CsvSource({
        "FIFO, 1, 10000, 100000",
        "ROUND_ROBIN, 1, 10000, 1000",
        "MLFQ, 1, 10000, 1000",
        "FAIR, 1, 10000, 1000",
        "FIFO, 2, 333, 100000",
        "ROUND_ROBIN, 4, 97, 1003",
        "ROUND_ROBIN, 3, 1, 5000",
        "MLFQ, 4, 1009, 2000",
        "FAIR, 2, 10000, 50000",
        "FAIR, 4, 13, 1500"
    })
    void noWakeUpIsLostHoweverTheRunIsCut(SchedPolicy policy, int cpus, long quantum, long slice)
            throws Exception {
        MachineConfig hardware = MachineConfig.DEFAULT.withCpus(cpus).withTurnQuantum(quantum);
        SchedConfig sched = new SchedConfig(policy, slice);
        GatheringConsole console = new GatheringConsole();
        Kernel whole = start(hardware, sched, console);
        assertEquals(RunResult.EXITED, whole.run(BUDGET));
        End expected = end(whole, console);
        assertEquals(HostTools.run(directory, "env", program.toString()), expected.output());

        assertEquals(expected, runInPieces(hardware, sched));
        assertEquals(expected, runOnInACopy(hardware, sched, expected));
    }

    @ParameterizedTest
    @EnumSource
    void aProgramThatIsAloneIsNeverInterrupted(SchedPolicy policy) throws Exception {
        Path alone = Path.of("labs/01-coroutine/bin/coroutine-original-O0-glibc");
        List<Event> events = new ArrayList<>();
        KernelConfig config =
                KernelConfig.of(new Ram(8 << 20, 256 << 20), new GatheringConsole())
                        .withEvents(events::add)
                        .withSched(new SchedConfig(policy, SchedConfig.SHORTEST_SLICE));
        Kernel kernel = Kernel.boot(config);
        kernel.exec("/alone", Files.readAllBytes(alone), List.of("/alone"), List.of());
        assertEquals(RunResult.EXITED, kernel.run(BUDGET));
        assertTrue(kernel.machine().userInstructions() > SchedConfig.SHORTEST_SLICE);
        assertTrue(events.stream().noneMatch(InterruptTaken.class::isInstance));
    }

    private End runInPieces(MachineConfig hardware, SchedConfig sched) throws Exception {
        GatheringConsole console = new GatheringConsole();
        Kernel kernel = start(hardware, sched, console);
        Random random = new Random(sched.sliceInstructions());
        RunResult result = RunResult.BUDGET;
        while (result == RunResult.BUDGET) {
            result = kernel.run(random.nextLong(1, 30_000));
        }
        return end(kernel, console);
    }

    /** The program writes nothing before its end, so the copy writes all of it. */
    private End runOnInACopy(MachineConfig hardware, SchedConfig sched, End expected)
            throws Exception {
        Kernel kernel = start(hardware, sched, new GatheringConsole());
        kernel.run(expected.icount() / 2);
        GatheringConsole console = new GatheringConsole();
        Kernel copy = kernel.copy(console, EventSink.NONE);
        assertEquals(RunResult.EXITED, copy.run(BUDGET));
        return end(copy, console);
    }
}
