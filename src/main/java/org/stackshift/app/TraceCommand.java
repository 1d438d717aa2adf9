package org.stackshift.app;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.LoadedImage;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.session.target.Executable;
import org.stackshift.session.target.StackFollower;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * {@code stackshift trace}: what hardware, kernel and stack pointer do while a program runs, one
 * JSON object a line.
 */
@Command(
        name = "trace",
        description = "Runs a program and prints the events of hardware and kernel as JSON lines.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    @Option(
            names = "--max-instructions",
            paramLabel = "N",
            description = "Stop after N instructions of the program.")
    private long maxInstructions = Long.MAX_VALUE;

    @Mixin private MachineOptions machineOptions = new MachineOptions();

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "An ELF file.")
    private @Nullable Path program;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "Arguments of the program.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Failure {
        Path file = Objects.requireNonNull(program);
        List<String> argv = new ArrayList<>(List.of(file.toString()));
        argv.addAll(arguments);
        HostConsole silent =
                new HostConsole(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false);
        try (PrintWriter out = standardOutput()) {
            KernelConfig config =
                    KernelConfig.of(machineOptions.ram(), silent)
                            .withEvents(event -> out.println(EventJson.line(event)));
            Kernel kernel =
                    new GuestProgram(file, GuestProgram.guestPath(file), argv).start(config);
            StackFollower.follow(kernel, image(file), event -> out.println(EventJson.line(event)));
            RunResult result = kernel.runUntilUserInstructions(maxInstructions);
            return result == RunResult.EXITED ? 0 : ExitCode.LIMIT;
        }
    }

    private static LoadedImage image(Path file) throws Failure {
        try {
            return Executable.read(file, GuestProgram.read(file), List.of()).image();
        } catch (ElfFormatException e) {
            throw new Failure(ExitCode.DATA, file + ": " + e.problem().sentence());
        }
    }

    private static PrintWriter standardOutput() {
        return new PrintWriter(
                new BufferedWriter(
                        new OutputStreamWriter(
                                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)));
    }
}
