package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Two hundred processes and five hundred threads come and go in random order: nothing of them is
 * left in the end, and the same seed gives the same run, instruction for instruction.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdTest {
    private static final long BUDGET = 2_000_000_000L;
    private static final long SHORT_SLICE = 5_000;
    private static final Path SOURCE = Path.of("src/test/resources/stress/crowd.c");

    private byte[] program;

    /** What identifies a run. */
    private record Outcome(String output, long icount, long stateHash) {}

    @BeforeAll
    void compile(@TempDir Path directory) throws Exception {
        program =
                HostTools.compile(
                        directory, Files.readString(SOURCE), "musl-gcc", "-static", "-O1", "-w");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsLeftOfACrowdAndTheSameSeedGivesTheSameRun(int seed) throws Exception {
        assertRepeatable(seed, 1, SchedConfig.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "11, 4, FIFO",
        "12, 4, ROUND_ROBIN",
        "13, 4, MLFQ",
        "14, 4, FAIR",
        "15, 1, FIFO",
        "16, 1, MLFQ",
        "17, 1, FAIR",
        "18, 2, ROUND_ROBIN",
        "19, 3, FAIR"
    })
    void neitherUnderOtherPoliciesAndOnSeveralCpus(int seed, int cpus, SchedPolicy policy)
            throws Exception {
        assertRepeatable(seed, cpus, new SchedConfig(policy, SHORT_SLICE));
    }

    private void assertRepeatable(int seed, int cpus, SchedConfig sched) throws Exception {
        Outcome first = run(seed, cpus, sched);
        assertEquals("processes 200 reaped 200\n", first.output());
        assertEquals(first, run(seed, cpus, sched));
    }

    private Outcome run(int seed, int cpus, SchedConfig sched) throws Exception {
        GatheringConsole console = new GatheringConsole();
        Kernel kernel =
                Kernel.boot(
                        KernelConfig.of(new Ram(16 << 20, 256 << 20), console)
                                .withHardware(MachineConfig.DEFAULT.withCpus(cpus).withPcid(true))
                                .withSched(sched));
        Leftovers leftovers = Leftovers.before(kernel);
        kernel.exec("/crowd", program, List.of("crowd", Integer.toString(seed)), List.of());
        RunResult result = kernel.run(BUDGET);
        String output = new String(console.output(), StandardCharsets.UTF_8);
        assertEquals(RunResult.EXITED, result, output);
        Outcome outcome =
                new Outcome(output, kernel.machine().icount(), kernel.machine().stateHash());
        leftovers.assertNothingIsLeft();
        return outcome;
    }
}
