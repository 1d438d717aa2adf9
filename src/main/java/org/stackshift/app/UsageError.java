package org.stackshift.app;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A command line that is not understood: one sentence on what is wrong and where help is. */
final class UsageError {
    private UsageError() {}

    /** Prints the sentence; returns the exit code. */
    static int report(ParameterException e) {
        String command = e.getCommandLine().getCommandName();
        boolean isTop = e.getCommandLine().getParent() == null;
        String help = isTop ? "stackshift --help" : "stackshift help " + command;
        e.getCommandLine()
                .getErr()
                .println("stackshift: " + sentence(e, isTop) + "; see \"" + help + "\"");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException e, boolean isTop) {
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                    unknown(unmatched.getUnmatched().getFirst(), isTop);
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                    missing.getMissing().getFirst().paramLabel() + " is missing";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String unknown(String argument, boolean isTop) {
        if (argument.startsWith("-")) {
            return "there is no option \"" + argument + "\"";
        }
        return isTop
                ? "there is no command \"" + argument + "\"; a program is run by \"stackshift run\""
                : "\"" + argument + "\" is one argument too many";
    }

    /** An argument as a path. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(HostFiles.unusable(text));
        }
    }

    /** An argument as a count. */
    static long wholeNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is no whole number in range");
        }
    }

    /** An argument as a smaller count. */
    static int smallNumber(String text) {
        return Math.clamp(wholeNumber(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
