package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stackshift.base.Event;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A copy of machine and kernel runs on as the original does, whatever was under way. */
class KernelCopyTest {
    private static final Path SOURCES = Path.of("src/test/resources/programs").toAbsolutePath();
    private static final long BUDGET = 300_000_000;
    private static final int CUTS = 12;

    @TempDir Path directory;

    /** How a run ended, as far as anybody could tell. */
    private record End(
            RunResult result, String output, long icount, long user, long hash, int frames) {}

    @ParameterizedTest
    @CsvSource({
        "processes_fork, 1, false",
        "processes_fork, 2, true",
        "processes_pipes, 1, true",
        "processes_signals, 3, false",
        "processes_wait, 2, true",
        "processes_vfork, 1, false",
        "processes_exec, 2, false",
        "threads_join, 1, true",
        "threads_join, 4, false",
        "threads_exit, 2, true",
        "threads_futex, 1, false",
        "threads_sync, 3, true",
        "timers_signals, 2, false"
    })
    void aCopyRunsToTheSameEnd(String name, int cpus, boolean pcid) throws Exception {
        Path program = compile(name);
        GatheringConsole console = new GatheringConsole();
        Kernel whole = start(program, console, cpus, pcid);
        End expected = end(whole, console, "");
        SplittableRandom random = new SplittableRandom(name.hashCode() + cpus);
        long[] cuts = random.longs(CUTS, 0, expected.icount).sorted().toArray();
        GatheringConsole ofOriginal = new GatheringConsole();
        Kernel original = start(program, ofOriginal, cpus, pcid);
        long boot = original.machine().icount();
        for (long cut : cuts) {
            original.run(Math.max(0, boot + cut - original.machine().icount()));
            String before = text(ofOriginal);
            GatheringConsole ofCopy = new GatheringConsole();
            List<Event> events = new ArrayList<>();
            Kernel copy = original.copy(ofCopy, cut % 2 == 0 ? events::add : e -> {});
            assertEquals(original.machine().stateHash(), copy.machine().stateHash());
            assertEquals(expected, end(copy, ofCopy, before), () -> "copied at " + cut);
        }
        assertEquals(expected, end(original, ofOriginal, ""));
    }

    private Path compile(String name) {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the host is not x86-64");
        Path program = directory.resolve(name);
        HostTools.run(
                directory,
                "musl-gcc",
                "-w",
                "-static",
                "-O1",
                "-o",
                program.toString(),
                SOURCES.resolve(name + ".c").toString());
        return program;
    }

    private static Kernel start(Path program, GatheringConsole console, int cpus, boolean pcid)
            throws Exception {
        Kernel kernel =
                Kernel.boot(
                        KernelConfig.of(new Ram(8 << 20, 64 << 20), console)
                                .withStdin(new byte[0])
                                .withHardware(MachineConfig.DEFAULT.withCpus(cpus).withPcid(pcid)));
        String path = program.toString();
        kernel.exec(path, Files.readAllBytes(program), List.of(path), KernelConfig.ENVIRONMENT);
        return kernel;
    }

    private static End end(Kernel kernel, GatheringConsole console, String before) {
        RunResult result = kernel.run(BUDGET);
        return new End(
                result,
                before + text(console),
                kernel.machine().icount(),
                kernel.machine().userInstructions(),
                kernel.machine().stateHash(),
                kernel.memory().frames().used());
    }

    private static String text(GatheringConsole console) {
        return new String(console.output(), StandardCharsets.UTF_8);
    }
}
