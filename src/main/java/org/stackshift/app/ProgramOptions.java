package org.stackshift.app;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.session.target.HostFolder;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The program to run, its arguments, its input and its limits, for each command that runs one. */
final class ProgramOptions {
    @Option(
            names = "--max-instructions",
            paramLabel = "N",
            description = "Stop with exit code 75 after N instructions of the program.")
    private long maxInstructions = Long.MAX_VALUE;

    @Option(
            names = "--stdin",
            paramLabel = "FILE",
            description = "Standard input of the program (run: default ours; trace: default none).")
    private @Nullable Path stdin;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = {
                "Let the program see DIR as its root folder; PROGRAM is then a path in it, or a"
                        + " name that is looked for in /usr/local/bin, /usr/bin and /bin there.",
                "Nothing is ever written to DIR, and nothing outside it can be reached."
            })
    private @Nullable Path root;

    @Mixin private MachineOptions machineOptions = new MachineOptions();

    @Parameters(
            index = "0",
            paramLabel = "PROGRAM",
            description = "An ELF file; with --root also a script.")
    private @Nullable Path program;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "Arguments of the program.")
    private List<String> arguments = new ArrayList<>();

    /** Instructions after which the program is stopped. */
    long maxInstructions() throws Failure {
        if (maxInstructions < 0) {
            throw new Failure(ExitCode.USAGE, "--max-instructions must not be negative");
        }
        return maxInstructions;
    }

    GuestProgram program() {
        Path file = Objects.requireNonNull(program);
        List<String> argv = new ArrayList<>(List.of(file.toString()));
        argv.addAll(arguments);
        if (root != null) {
            return new GuestProgram(Optional.empty(), file.toString().replace('\\', '/'), argv);
        }
        return new GuestProgram(Optional.of(file), GuestProgram.guestPath(file), argv);
    }

    /**
     * What the console reads.
     *
     * @param unlessGiven the input without {@code --stdin}
     */
    InputStream consoleInput(InputStream unlessGiven) throws Failure {
        if (stdin == null) {
            return unlessGiven;
        }
        return isFile(stdin) ? InputStream.nullInputStream() : HostFiles.input(stdin);
    }

    /** A machine of the size asked for, in whose kernel a file given as input can be seeked. */
    KernelConfig config(HostConsole console) throws Failure {
        KernelConfig config = machineOptions.config(machineOptions.ram(), console);
        if (root != null) {
            HostFolder folder = HostFiles.folder(root);
            config =
                    config.withRoot(folder)
                            .withWorkingDirectory(folder.guestPath(Path.of("")).orElse("/"));
        } else {
            config = config.withWorkingDirectory(GuestProgram.guestPath(Path.of("")));
        }
        return stdin != null && isFile(stdin) ? config.withStdin(HostFiles.bytes(stdin)) : config;
    }

    private static boolean isFile(Path file) {
        return HostFiles.isReadAtOnce(file);
    }
}
