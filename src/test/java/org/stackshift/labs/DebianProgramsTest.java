package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.session.target.HostFolder;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Unmodified programs of the host's Debian, with the host's file tree for a root folder, write what
 * they write on the host and end as they end there.
 */
class DebianProgramsTest {
    private static final Path COMMANDS = Path.of("src/test/resources/debian/commands.txt");
    private static final Path GO_PROGRAM = Path.of("src/test/resources/go/workers.go");
    private static final String REPO = Path.of("").toAbsolutePath().toString();
    private static final long BUDGET = 4_000_000_000L;
    private static final int HOST_SECONDS = 30;

    /** What a run shows from outside; a signal counts as in a shell. */
    private record Ending(String output, int status) {}

    @TestFactory
    Stream<DynamicTest> commandsDoWhatTheyDoOnTheHost() throws IOException {
        return Files.readAllLines(COMMANDS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", 2))
                .map(line -> DynamicTest.dynamicTest(line[1], () -> compare(line[0], line[1])));
    }

    private void compare(String tool, String command) throws Exception {
        assumeTrue(HostTools.isInstalled(tool), () -> tool + " is not installed here");
        compare(1, List.of("/bin/sh", "-c", command.replace("$REPO", REPO)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aThousandGoroutinesDoWhatTheyDoOnTheHost(int cpus, @TempDir Path directory)
            throws Exception {
        Path program = directory.resolve("workers");
        assumeTrue(HostTools.isInstalled("go"), "go is not installed here");
        HostTools.run(
                directory,
                "env",
                "CGO_ENABLED=0",
                "go",
                "build",
                "-o",
                program.toString(),
                GO_PROGRAM.toAbsolutePath().toString());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        compare(cpus, List.of(program.toString()));
    }

    private static void compare(int cpus, List<String> argv) throws Exception {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64")
                        && System.getProperty("os.name").equals("Linux"),
                "the host is not x86-64 Linux");
        assertEquals(onTheHost(argv), inTheMachine(cpus, argv));
    }

    private static Ending onTheHost(List<String> argv) throws Exception {
        Path output = Files.createTempFile("debian", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(argv)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        boolean ended = process.waitFor(HOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "it does not end on the host");
        String text = Files.readString(output);
        Files.delete(output);
        return new Ending(text, process.exitValue());
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : KernelConfig.ENVIRONMENT) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return environment;
    }

    private static Ending inTheMachine(int cpus, List<String> argv) throws Exception {
        GatheringConsole console = new GatheringConsole();
        KernelConfig config =
                KernelConfig.of(new Ram(8 << 20, 512 << 20), console)
                        .withHardware(MachineConfig.DEFAULT.withCpus(cpus))
                        .withRoot(new HostFolder(Path.of("/")))
                        .withWorkingDirectory("/")
                        .withStdin(new byte[0]);
        Kernel kernel = Kernel.boot(config);
        kernel.exec(argv.getFirst(), argv, KernelConfig.ENVIRONMENT);
        RunResult result = kernel.run(BUDGET);
        String output = new String(console.output(), StandardCharsets.UTF_8);
        assertEquals(RunResult.EXITED, result, output);
        return new Ending(output, shellStatus(kernel.exit().orElseThrow()));
    }

    private static int shellStatus(TaskExit exit) {
        return exit.signal().map(SigInfo::signal).map(s -> 128 + s).orElse(exit.status());
    }
}
