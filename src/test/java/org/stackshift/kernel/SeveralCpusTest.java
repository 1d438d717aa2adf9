package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs with many processes and threads do on several CPUs, with and without PCID, what they do
 * on the host.
 */
class SeveralCpusTest {
    private static final Path SOURCES = Path.of("src/test/resources/programs").toAbsolutePath();
    private static final long BUDGET = 200_000_000;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "processes_fork, 2, true",
        "processes_pipes, 3, false",
        "processes_signals, 4, true",
        "processes_wait, 4, false",
        "processes_exec, 2, true",
        "processes_vfork, 4, true",
        "threads_join, 4, true",
        "threads_exit, 2, false",
        "threads_exit, 4, true"
    })
    void programsBehaveAsOnTheHost(String name, int cpus, boolean pcid) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the host is not Linux");
        Path program = directory.resolve(name);
        String source = SOURCES.resolve(name + ".c").toString();
        HostTools.run(directory, "gcc", "-w", "-static", "-O1", "-o", program.toString(), source);
        assertEquals(
                HostTools.run(directory, "env", program.toString()), output(program, cpus, pcid));
    }

    private static String output(Path program, int cpus, boolean pcid) throws Exception {
        GatheringConsole console = new GatheringConsole();
        Kernel kernel = boot(console, cpus, pcid);
        String path = program.toString();
        kernel.exec(path, bytes(program), List.of(path), KernelConfig.ENVIRONMENT);
        assertEquals(RunResult.EXITED, kernel.run(BUDGET));
        assertEquals(1, kernel.tasks().size(), "tasks are left");
        return new String(console.output(), StandardCharsets.UTF_8);
    }

    private static Kernel boot(GatheringConsole console, int cpus, boolean pcid) throws Exception {
        return Kernel.boot(
                KernelConfig.of(new Ram(8 << 20, 256 << 20), console)
                        .withStdin(new byte[0])
                        .withHardware(MachineConfig.DEFAULT.withCpus(cpus).withPcid(pcid)));
    }

    private static byte[] bytes(Path program) throws IOException {
        return Files.readAllBytes(program);
    }
}
