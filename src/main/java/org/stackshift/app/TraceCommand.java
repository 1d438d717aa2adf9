package org.stackshift.app;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Event;
import org.stackshift.debug.LoadedImage;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.session.target.Executable;
import org.stackshift.session.target.StackFollower;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code stackshift trace}: what hardware, kernel and stack pointer do while a program runs, one
 * JSON object a line.
 */
@Command(
        name = "trace",
        description = {
            "Runs a program and prints the events of hardware and kernel as JSON lines.",
            "The program's own output is not shown; its input is empty unless --stdin gives one."
        },
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    /** Events appear, and a reader who went away is noticed, at least this often. */
    private static final long STRETCH = 1_000_000;

    @Mixin private ProgramOptions options = new ProgramOptions();

    @Override
    public Integer call() throws Failure {
        long limit = options.maxInstructions();
        HostConsole silent =
                new HostConsole(
                        options.consoleInput(InputStream.nullInputStream()),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false);
        PrintWriter out = standardOutput();
        try {
            KernelConfig config = options.config(silent).withEvents(event -> print(event, out));
            GuestProgram program = options.program();
            Kernel kernel = program.start(config);
            StackFollower.follow(kernel, image(kernel), event -> print(event, out));
            return run(kernel, out, limit);
        } finally {
            out.flush();
        }
    }

    private static void print(Event event, PrintWriter out) {
        out.println(EventJson.line(event));
    }

    private static int run(Kernel kernel, PrintWriter out, long limit) {
        RunResult result = RunResult.BUDGET;
        for (long done = 0; result == RunResult.BUDGET && done < limit && !out.checkError(); ) {
            done += Math.min(limit - done, STRETCH);
            result = kernel.runUntilUserInstructions(done);
        }
        if (result == RunResult.EXITED || out.checkError()) {
            return 0;
        }
        System.err.println(Ending.limitLine(result, limit));
        return ExitCode.LIMIT;
    }

    /** The ELF file that runs, as it lies in the guest's tree. */
    private static LoadedImage image(Kernel kernel) throws Failure {
        String path = kernel.tasks().getFirst().process().executable();
        try {
            byte[] bytes = kernel.tree().bytes(kernel.tree().root(), path);
            return Executable.read(Path.of(path), bytes, List.of()).image();
        } catch (ElfFormatException e) {
            throw new Failure(ExitCode.DATA, path + ": " + e.problem().sentence());
        } catch (ErrnoException e) {
            throw new IllegalStateException("the running program is gone", e);
        }
    }

    private static PrintWriter standardOutput() {
        return new PrintWriter(
                new BufferedWriter(
                        new OutputStreamWriter(
                                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)));
    }
}
