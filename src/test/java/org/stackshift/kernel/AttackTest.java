package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that want to harm whoever runs them: each ends in an error of its own or in a limit of
 * the machine, nothing of it is left, and the host's memory hardly notices.
 */
class AttackTest {
    private static final Path SOURCES = Path.of("src/test/resources/hostile");
    private static final int MEMORY = 64 << 20;
    private static final long OUTPUT_LIMIT = 4 << 20;
    private static final long BUDGET = 30_000_000;

    /** More than the bookkeeping of any of them takes on the host beside the guest's memory. */
    private static final long HEAP_LIMIT = 96 << 20;

    @TempDir Path directory;

    private final GatheringConsole console = new GatheringConsole();

    @ParameterizedTest
    @CsvSource({
        "memory_hog,   SIGNAL 9,  ''",
        "handler_loop, SIGNAL 11, ''",
        "no_stack,     SIGNAL 11, ''",
        "flood,        EXIT 3,    ''",
        "thread_bomb,  EXIT 0,    'no more threads: EAGAIN\n'",
        "zombie_farm,  EXIT 0,    'no more processes: EAGAIN\n'",
        "pipe_farm,    EXIT 0,    'after some pipes: EMFILE\n'"
    })
    void anAttackEndsInItsOwnErrorAndLeavesNothing(String name, String ending, String output)
            throws Exception {
        long before = heap();
        Kernel kernel = boot(1);
        Leftovers leftovers = Leftovers.before(kernel);
        RunResult result = run(kernel, name, List.of());
        assertHeapIsBounded(before, kernel);
        assertEquals(RunResult.EXITED, result);
        assertEquals(ending, ending(kernel));
        assertEquals(output, text().replace("\0", ""));
        assertTrue(console.output().length <= OUTPUT_LIMIT);
        leftovers.assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aForkBombStopsAtTheLimitsOfTheMachineAndGoesOnTrying(int cpus) throws Exception {
        long before = heap();
        Kernel kernel = boot(cpus);
        assertEquals(RunResult.BUDGET, run(kernel, "fork_bomb", List.of()));
        assertHeapIsBounded(before, kernel);
        assertTrue(kernel.tasks().size() > 100);
        assertTrue(kernel.memory().frames().free() >= 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySystemCallWithAnyArgumentsIsAnswered(int seed) throws Exception {
        long before = heap();
        Kernel kernel = boot(1 + seed % 2);
        Leftovers leftovers = Leftovers.before(kernel);
        RunResult result = run(kernel, "any_syscall", List.of(Integer.toString(seed), "12"));
        assertHeapIsBounded(before, kernel);
        boolean allEnded = kernel.tasks().size() == 1;
        if (result == RunResult.EXITED && allEnded) {
            leftovers.assertNothingIsLeft();
        }
    }

    private Kernel boot(int cpus) throws Exception {
        KernelConfig config =
                KernelConfig.of(new Ram(4 << 20, MEMORY), console)
                        .withHardware(MachineConfig.DEFAULT.withCpus(cpus))
                        .withOutputLimit(OUTPUT_LIMIT);
        return Kernel.boot(config);
    }

    private RunResult run(Kernel kernel, String name, List<String> arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of(name));
        argv.addAll(arguments);
        kernel.exec("/" + name, compile(name), argv, List.of());
        return kernel.run(BUDGET);
    }

    private byte[] compile(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".c"));
        return HostTools.compile(directory, source, "musl-gcc", "-static", "-O1", "-w");
    }

    private static String ending(Kernel kernel) {
        TaskExit exit = kernel.exit().orElseThrow();
        return exit.signal().map(info -> "SIGNAL " + info.signal()).orElse("EXIT " + exit.status());
    }

    private String text() {
        return new String(console.output(), StandardCharsets.UTF_8);
    }

    private void assertHeapIsBounded(long before, Kernel kernel) {
        long own = heap() - before - kernel.machine().ram().bytes().length;
        assertTrue(own - console.output().length < HEAP_LIMIT, own + " bytes of Java objects");
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
