package org.stackshift.app;

import org.stackshift.session.MachineLauncher;
import org.stackshift.ui.shell.Gui;
import org.stackshift.ui.shell.NoWindowException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * The composition root: chooses a command and turns every failure into one sentence and an exit
 * code.
 */
@Command(
        name = "stackshift",
        description =
                "A desktop lab that shows how one register, rsp, carries a CPU from stack to"
                        + " stack.",
        subcommands = {
            RunCommand.class,
            BatchCommand.class,
            TraceCommand.class,
            DisasmCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "stackshift 0.1.0")
public final class Main implements Callable<Integer> {
    /** Set to anything, it lets a bug of ours print its trace. */
    private static final String DEBUG_VARIABLE = "STACKSHIFT_DEBUG";

    /** Without a command: the window. */
    @Override
    public Integer call() throws Failure, InterruptedException {
        try {
            new Gui(new MachineLauncher(), LabFolder.find()).run();
            return 0;
        } catch (NoWindowException e) {
            throw new Failure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Starts the program; never returns normally. */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs one command; returns the exit code. */
    static int execute(String... args) {
        try {
            return commandLine().execute(args);
        } catch (Error grave) {
            return reportBug(grave);
        }
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler((e, _) -> UsageError.report(e));
        line.setExecutionExceptionHandler((e, _, _) -> report(e));
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, UsageError::path);
        line.registerConverter(long.class, UsageError::wholeNumber);
        line.registerConverter(int.class, UsageError::smallNumber);
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.getSubcommands().get("trace").setStopAtPositional(true);
        return line;
    }

    private static int report(Exception e) {
        if (e instanceof Failure failure) {
            System.err.println("stackshift: " + failure.sentence());
            return failure.exitCode();
        }
        return reportBug(e);
    }

    private static int reportBug(Throwable bug) {
        System.err.println(
                "stackshift: an error in Stackshift itself ended the run ("
                        + bug.getClass().getSimpleName()
                        + (bug.getMessage() == null ? "" : ": " + bug.getMessage())
                        + "); set "
                        + DEBUG_VARIABLE
                        + "=1 to see where");
        if (System.getenv(DEBUG_VARIABLE) != null) {
            bug.printStackTrace();
        }
        return ExitCode.SOFTWARE;
    }
}
