package org.stackshift.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code stackshift batch}: many programs in one JVM, each in a fresh machine. */
@Command(
        name = "batch",
        description = {
            "Runs the programs of a list, each in a fresh machine, and prints how each ended.",
            "A line of the list: id, timeout in seconds, working directory, stdin, stdout file,",
            "stderr file (- for the stdout file), path, argv0, argv1 ... with tabs between them;",
            "control characters, tabs and backslashes as \\xHH."
        },
        mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {
    @Mixin private MachineOptions machineOptions = new MachineOptions();

    @Parameters(index = "0", paramLabel = "LISTFILE", description = "The list of programs.")
    private @Nullable Path list;

    @Override
    public Integer call() throws Failure {
        String text =
                new String(HostFiles.bytes(Objects.requireNonNull(list)), StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BatchRunner runner = new BatchRunner(machineOptions);
        for (String line : text.split("\r?\n")) {
            if (!line.isBlank()) {
                out.print(runner.run(line) + "\n");
            }
            boolean nobodyReads = out.checkError();
            if (nobodyReads) {
                return 0;
            }
        }
        return 0;
    }
}
