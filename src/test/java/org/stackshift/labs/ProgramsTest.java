package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.testing.GuestRun;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ordinary C programs, compiled by the host, do in the machine what they do on the host: the same
 * bytes on standard output and error, the same exit status or signal.
 */
class ProgramsTest {
    private static final Path SOURCES = Path.of("src/test/resources/programs");
    private static final long MAX_INSTRUCTIONS = 2_000_000_000L;
    private static final byte[] INPUT =
            "some input\nof two lines\n".getBytes(StandardCharsets.UTF_8);

    /** A compiler with its options. */
    private record Build(String compiler, String level) {
        @Override
        public String toString() {
            return compiler + " " + level;
        }
    }

    private static final List<Build> BUILDS =
            List.of(
                    new Build("gcc", "-O0"),
                    new Build("gcc", "-O2"),
                    new Build("musl-gcc", "-O0"),
                    new Build("musl-gcc", "-O2"));

    @TempDir Path directory;

    @TestFactory
    Stream<DynamicTest> programsBehaveAsOnTheHost() throws IOException {
        List<Path> sources;
        try (var files = Files.list(SOURCES)) {
            sources = files.sorted().toList();
        }
        return sources.stream()
                .flatMap(
                        source ->
                                BUILDS.stream()
                                        .map(
                                                build ->
                                                        DynamicTest.dynamicTest(
                                                                name(source) + " " + build,
                                                                () -> compare(source, build))));
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".c", "");
    }

    private void compare(Path source, Build build) throws Exception {
        Path program = compile(source, build);
        Path input = Files.write(directory.resolve("input"), INPUT);
        Path output = directory.resolve("output");
        Process host =
                new ProcessBuilder(program.toString())
                        .redirectErrorStream(true)
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .start();
        int status = host.waitFor();
        GuestRun guest =
                GuestRun.of(
                        Files.readAllBytes(program), INPUT, MAX_INSTRUCTIONS, program.toString());
        assertEquals(
                Files.readString(output, StandardCharsets.ISO_8859_1),
                new String(guest.output(), StandardCharsets.ISO_8859_1));
        assertEquals(status, guest.exit().map(ProgramsTest::shellStatus).orElse(-1));
    }

    private Path compile(Path source, Build build) {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64")
                        && System.getProperty("os.name").equals("Linux"),
                "the host is not x86-64 Linux");
        Path program = directory.resolve(name(source));
        HostTools.run(
                Path.of("").toAbsolutePath(),
                build.compiler(),
                "-w",
                "-static",
                build.level(),
                "-o",
                program.toString(),
                source.toString(),
                "-lm");
        return program;
    }

    private static int shellStatus(TaskExit exit) {
        return exit.signal().map(SigInfo::signal).map(s -> 128 + s).orElse(exit.status());
    }
}
