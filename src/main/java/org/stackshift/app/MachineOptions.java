package org.stackshift.app;

import org.stackshift.machine.memory.Ram;

import picocli.CommandLine.Option;

/** Options on the machine that several commands share. */
final class MachineOptions {
    private static final int INITIAL = 4 << 20;
    private static final int SMALLEST_MIB = 2;
    private static final int LARGEST_MIB = 2047;

    @Option(
            names = "--memory",
            paramLabel = "MiB",
            description = "Memory of the machine, 2 to 2047 MiB (default: ${DEFAULT-VALUE}).")
    private int memory = 1024;

    /** Fresh memory of the size asked for, grown as it is used. */
    Ram ram() throws Failure {
        if (memory < SMALLEST_MIB || memory > LARGEST_MIB) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--memory must be from " + SMALLEST_MIB + " to " + LARGEST_MIB + " MiB");
        }
        int limit = memory << 20;
        return new Ram(Math.min(INITIAL, limit), limit);
    }
}
