package org.stackshift.app;

import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.RunResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code stackshift run}: a program on our streams, its exit status as ours. */
@Command(
        name = "run",
        description = "Runs a Linux x86-64 program; with --root also a dynamic one.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** Output appears at least this often, in instructions. */
    private static final long STRETCH = 10_000_000;

    @Option(names = "--stats", description = "End with one line of JSON on standard error.")
    private boolean stats;

    @Mixin private ProgramOptions options = new ProgramOptions();

    @Override
    public Integer call() throws Failure {
        long limit = options.maxInstructions();
        HostConsole console =
                new HostConsole(
                        options.consoleInput(System.in),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        isTerminal());
        Kernel kernel = options.program().start(options.config(console));
        long start = System.nanoTime();
        RunResult result;
        try (LastWords kept = new LastWords(console)) {
            result = run(kernel, kept, limit);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int exitCode = report(kernel, result, limit);
        if (stats) {
            System.err.println(statsLine(kernel, seconds));
        }
        return exitCode;
    }

    private static RunResult run(Kernel kernel, LastWords console, long limit) {
        while (true) {
            long done = kernel.machine().userInstructions();
            long stretch = Math.min(limit - done, STRETCH);
            RunResult result = kernel.runUntilUserInstructions(done + stretch);
            if (result == RunResult.BUDGET && done + stretch >= limit) {
                result = finishSystemCall(kernel);
            }
            console.flush();
            if (result != RunResult.BUDGET || done + stretch >= limit) {
                return result;
            }
        }
    }

    /** The last instruction allowed may be a system call: it counts only when it is carried out. */
    private static RunResult finishSystemCall(Kernel kernel) {
        RunResult result = RunResult.BUDGET;
        while (result == RunResult.BUDGET && kernel.machine().cpu().cpl == 0) {
            result = kernel.run(1);
        }
        return result;
    }

    private static int report(Kernel kernel, RunResult result, long limit) {
        String missing = Ending.missingLines(kernel);
        if (!missing.isEmpty()) {
            System.err.println(missing);
        }
        if (result != RunResult.EXITED) {
            System.err.println(Ending.limitLine(result, limit));
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

    private static String statsLine(Kernel kernel, double seconds) {
        long user = kernel.machine().userInstructions();
        return String.format(
                Locale.ROOT,
                "{\"instructions\":%d,\"seconds\":%.6f,\"mips\":%.3f,\"syscalls\":%d,"
                        + "\"kernel_instructions\":%d}",
                user,
                seconds,
                user / Math.max(seconds, 1e-9) / 1e6,
                kernel.syscalls(),
                kernel.machine().icount() - user);
    }

    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }
}
