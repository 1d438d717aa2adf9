package org.stackshift.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compilers and binary tools of the host, which serve tests as truth; a missing one skips the test.
 */
public final class HostTools {
    private HostTools() {}

    /** Runs a tool and returns its standard output; skips the test if there is no such tool. */
    public static String run(Path directory, String... command) {
        assumeTrue(isInstalled(command[0]), () -> command[0] + " is not installed here");
        try {
            Path errors = Files.createTempFile("tool", ".err");
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(errors.toFile())
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError(
                        List.of(command)
                                + " ended with "
                                + status
                                + ": "
                                + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command[0] + " ran", interrupted);
        }
    }

    /**
     * Compiles C or C++ source text, the language chosen by the compiler's name; returns the
     * program's bytes.
     */
    public static byte[] compile(
            Path directory, String source, String compiler, String... options) {
        String file = compiler.endsWith("++") ? "program.cpp" : "program.c";
        try {
            Files.writeString(directory.resolve(file), source);
            run(
                    directory,
                    Stream.of(Stream.of(compiler, "-o", "program", file), Stream.of(options))
                            .flatMap(part -> part)
                            .toArray(String[]::new));
            return Files.readAllBytes(directory.resolve("program"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Whether a program of that name is on the search path. */
    public static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
