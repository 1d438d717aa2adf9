package org.stackshift.hostcpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * C sources of the test resources, compiled when a test needs them; only where the host is x86-64
 * Linux with gcc.
 */
final class NativeProgram {
    private static final Path SOURCES = Path.of("src/test/resources/hostcpu");
    private static final Path TARGET = Path.of("target/hostcpu");

    private NativeProgram() {}

    /** Whether this host can compile and run such programs. */
    static boolean possible() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && onPath("gcc");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** The executable made from {@code NAME.c}, compiled again if the source is newer. */
    static Path compile(String name) {
        Path source = SOURCES.resolve(name + ".c");
        Path program = TARGET.resolve(name);
        try {
            Files.createDirectories(TARGET);
            if (!Files.exists(program)
                    || Files.getLastModifiedTime(program)
                                    .compareTo(Files.getLastModifiedTime(source))
                            < 0) {
                run(List.of("gcc", "-O2", "-o", program.toString(), source.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    /** What the program writes when it is given {@code input}; throws if it fails. */
    static byte[] feed(Path program, byte[] input, String... arguments) {
        try {
            Path in = Files.createTempFile(TARGET, "in", ".bin");
            Path out = Files.createTempFile(TARGET, "out", ".bin");
            try {
                Files.write(in, input);
                List<String> command = new ArrayList<>(List.of(program.toString()));
                command.addAll(List.of(arguments));
                await(
                        new ProcessBuilder(command)
                                .redirectInput(in.toFile())
                                .redirectOutput(out.toFile()));
                return Files.readAllBytes(out);
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        await(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    private static void await(ProcessBuilder builder) throws IOException {
        try {
            int status = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(builder.command() + " ended with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
