package org.stackshift.app;

import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.machine.memory.Ram;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the entries of a batch one after the other, in memory that they share in turn. */
final class BatchRunner {
    /** Between two looks at the clock, in instructions. */
    private static final long STRETCH = 5_000_000;

    /** Memory that a program made larger than this is not kept for the next one. */
    private static final int KEPT_MEMORY = 64 << 20;

    private static final long OUTPUT_LIMIT = 256L << 20;
    private static final double NANOS = 1e9;

    private final MachineOptions options;
    private Ram ram;

    BatchRunner(MachineOptions options) throws Failure {
        this.options = options;
        this.ram = options.ram();
    }

    /** Runs one line of the list; returns the line that tells how it ended. */
    String run(String line) throws Failure {
        String id = BatchEntry.id(line);
        try {
            return id + "\t" + run(BatchEntry.parse(line));
        } catch (Failure failure) {
            return id + "\terror\t" + oneLine(failure.sentence());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError bug) {
            ram = options.ram();
            return id + "\terror\tan error in Stackshift itself: " + oneLine(bug.toString());
        }
    }

    private String run(BatchEntry entry) throws Failure {
        long deadline = System.nanoTime() + (long) (entry.seconds() * NANOS);
        Path directory = HostFiles.path(entry.workingDirectory());
        Path file = resolve(directory, entry.path());
        boolean together = entry.stderr().equals("-");
        try (OutputStream out = HostFiles.output(resolve(directory, entry.stdout()));
                OutputStream err =
                        together
                                ? OutputStream.nullOutputStream()
                                : HostFiles.output(resolve(directory, entry.stderr()))) {
            HostConsole console =
                    new HostConsole(
                            InputStream.nullInputStream(), out, together ? out : err, false);
            GuestProgram program =
                    new GuestProgram(Optional.of(file), GuestProgram.guestPath(file), entry.argv());
            Kernel kernel = program.start(config(entry, directory, console));
            RunResult result = run(kernel, deadline);
            console.flush();
            return ending(kernel, result);
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "the output cannot be written to the end");
        }
    }

    private KernelConfig config(BatchEntry entry, Path directory, HostConsole console)
            throws Failure {
        byte[] input = entry.hasInput() ? input(resolve(directory, entry.stdin())) : new byte[0];
        return options.config(wipedRam(), console)
                .withWorkingDirectory(GuestProgram.guestPath(directory))
                .withOutputLimit(OUTPUT_LIMIT)
                .withStdin(input);
    }

    /** Memory full of zeros: that of the last program, unless it grew large. */
    private Ram wipedRam() throws Failure {
        if (ram.bytes().length > KEPT_MEMORY) {
            ram = options.ram();
        } else {
            ram.clear(0, ram.bytes().length);
        }
        return ram;
    }

    private static RunResult run(Kernel kernel, long deadline) {
        while (true) {
            RunResult result = kernel.run(STRETCH);
            boolean late = System.nanoTime() - deadline >= 0;
            if (result != RunResult.BUDGET || late) {
                return result;
            }
        }
    }

    /** What never ends by itself would have run into its timeout. */
    private static String ending(Kernel kernel, RunResult result) {
        if (result != RunResult.EXITED) {
            return "timeout";
        }
        TaskExit exit = kernel.exit().orElseThrow();
        return exit.signal()
                .map(info -> "signal\t" + info.signal())
                .orElse("exit\t" + exit.status());
    }

    private static Path resolve(Path directory, String name) throws Failure {
        return directory.resolve(HostFiles.path(name));
    }

    /** Only what can be read at once: a wait for a pipe would not know of the timeout. */
    private static byte[] input(Path file) throws Failure {
        if (Files.exists(file) && !Files.isDirectory(file) && !HostFiles.isReadAtOnce(file)) {
            throw new Failure(
                    ExitCode.NO_INPUT, file + ": the input is a device or a pipe, not a file");
        }
        return HostFiles.bytes(file);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ");
    }
}
