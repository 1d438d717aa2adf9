package org.stackshift.app;

import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.syscall.CompatTable;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;

/** How the end of a program is told to people and shells. */
final class Ending {
    private Ending() {}

    /** The shell's exit code: the program's own status, or 128 and the signal. */
    static int exitCode(TaskExit exit) {
        return exit.signal()
                .map(info -> ExitCode.SIGNAL_BASE + info.signal())
                .orElse(exit.status());
    }

    /** One line on the signal that ended a program, none for a normal end. */
    static Optional<String> signalLine(TaskExit exit) {
        return exit.signal().map(info -> line(exit, info));
    }

    private static String line(TaskExit exit, SigInfo info) {
        String address = info.hasAddress() ? ", address 0x%x".formatted(info.word()) : "";
        return "stackshift: %s (%s) at rip 0x%x%s after %d instructions"
                .formatted(
                        Signal.name(info.signal()),
                        cause(info),
                        exit.rip(),
                        address,
                        exit.userInstructions());
    }

    private static String cause(SigInfo info) {
        boolean outOfMemory = info.signal() == Signal.SIGKILL && info.code() == SiCode.SI_KERNEL;
        return outOfMemory
                ? "the machine's memory is used up"
                : SiCode.name(info.signal(), info.code());
    }

    /** One line on a program that was stopped before its end. */
    static String limitLine(RunResult result, long limit) {
        return result == RunResult.BUDGET
                ? "stackshift: stopped after " + limit + " instructions, as --max-instructions asks"
                : "stackshift: stopped: the program waits for something that cannot happen any"
                        + " more";
    }

    /** One line for each system call that the program asked for in vain. */
    static String missingLines(Kernel kernel) {
        StringJoiner lines = new StringJoiner("\n");
        for (long number : new TreeSet<>(kernel.missingSyscalls())) {
            Long compat = CompatTable.unknownNumber(number);
            String what =
                    compat == null
                            ? number + " (" + Sysno.symbol(number) + ")"
                            : compat + " by int 0x80";
            lines.add(
                    "stackshift: system call "
                            + what
                            + " is not implemented; the program got ENOSYS");
        }
        return lines.toString();
    }
}
