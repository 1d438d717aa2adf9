package org.stackshift.app;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code stackshift run}: one program, its output on this terminal, its exit status as ours. */
@Command(
        name = "run",
        description = "Runs a static Linux x86-64 program.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** Output appears at least this often, in instructions. */
    private static final long STRETCH = 10_000_000;

    @Option(
            names = "--max-instructions",
            paramLabel = "N",
            description = "Stop with exit code 75 after N instructions of the program.")
    private long maxInstructions = Long.MAX_VALUE;

    @Option(
            names = "--stdin",
            paramLabel = "FILE",
            description = "Standard input of the program (default: ours).")
    private @Nullable Path stdin;

    @Option(names = "--stats", description = "End with one line of JSON on standard error.")
    private boolean stats;

    @Mixin private MachineOptions machineOptions = new MachineOptions();

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "An ELF file.")
    private @Nullable Path program;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "Arguments of the program.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Failure {
        Path file = Objects.requireNonNull(program);
        if (maxInstructions < 0) {
            throw new Failure(ExitCode.USAGE, "--max-instructions must not be negative");
        }
        List<String> argv = new ArrayList<>(List.of(file.toString()));
        argv.addAll(arguments);
        HostConsole console =
                new HostConsole(
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        isTerminal());
        Kernel kernel =
                new GuestProgram(file, GuestProgram.guestPath(file), argv).start(config(console));
        long start = System.nanoTime();
        RunResult result = run(kernel, console);
        double seconds = (System.nanoTime() - start) / 1e9;
        int exitCode = report(kernel, result);
        if (stats) {
            System.err.println(statsLine(kernel, seconds));
        }
        return exitCode;
    }

    private KernelConfig config(HostConsole console) throws Failure {
        KernelConfig config =
                KernelConfig.of(machineOptions.ram(), console)
                        .withWorkingDirectory(GuestProgram.guestPath(Path.of("")));
        return stdin == null ? config : config.withStdin(GuestProgram.read(stdin));
    }

    private RunResult run(Kernel kernel, HostConsole console) {
        while (true) {
            long done = kernel.machine().userInstructions();
            long stretch = Math.min(maxInstructions - done, STRETCH);
            RunResult result = kernel.runUntilUserInstructions(done + stretch);
            console.flush();
            if (result != RunResult.BUDGET || done + stretch >= maxInstructions) {
                return result;
            }
        }
    }

    private int report(Kernel kernel, RunResult result) {
        String missing = Ending.missingLines(kernel);
        if (!missing.isEmpty()) {
            System.err.println(missing);
        }
        if (result != RunResult.EXITED) {
            System.err.println("stackshift: " + reasonToStop(result));
            return ExitCode.LIMIT;
        }
        return kernel.exit()
                .map(
                        exit -> {
                            Ending.signalLine(exit).ifPresent(System.err::println);
                            return Ending.exitCode(exit);
                        })
                .orElseThrow();
    }

    private String reasonToStop(RunResult result) {
        return result == RunResult.BUDGET
                ? "stopped after " + maxInstructions + " instructions, as --max-instructions asks"
                : "stopped: the program waits for something that cannot happen any more";
    }

    private static String statsLine(Kernel kernel, double seconds) {
        long user = kernel.machine().userInstructions();
        long all = kernel.machine().icount();
        return String.format(
                Locale.ROOT,
                "{\"instructions\":%d,\"seconds\":%.3f,\"mips\":%.1f,\"syscalls\":%d,"
                        + "\"kernel_instructions\":%d}",
                user,
                seconds,
                all / Math.max(seconds, 1e-9) / 1e6,
                kernel.syscalls(),
                all - user);
    }

    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }
}
