package org.stackshift.kernel;

import org.stackshift.base.EventSink;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.RootFolder;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Optional;

/**
 * What a machine is booted with. The same configuration, program and input give the same run.
 *
 * @param ram physical memory, all zero
 * @param console where programs read and write
 * @param events hears what hardware and kernel do
 * @param workingDirectory absolute path in the guest's file tree; made if need be
 * @param stdin the bytes of a regular file for standard input, or empty for the console
 * @param outputLimit bytes that programs may write to the console
 * @param fileLimit bytes that the guest may write into its file tree
 * @param seed of everything random
 * @param root what the guest's tree shows beside what it writes, or empty for next to nothing
 * @param bootNanos the guest's time at boot, nanoseconds since 1970
 */
public record KernelConfig(
        Ram ram,
        Console console,
        EventSink events,
        String workingDirectory,
        List<byte[]> stdin,
        long outputLimit,
        long fileLimit,
        long seed,
        Optional<RootFolder> root,
        long bootNanos) {
    /** The environment that programs get unless they are given another: the same on every host. */
    public static final List<String> ENVIRONMENT =
            List.of("PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/home/student", "LANG=C");

    private static final long SEED = 0x5eed;
    private static final long NEW_YEAR_2026 = 1_767_225_600_000_000_000L;

    /** What serves for most programs. */
    public static KernelConfig of(Ram ram, Console console) {
        return new KernelConfig(
                ram,
                console,
                EventSink.NONE,
                "/home/student",
                List.of(),
                1L << 30,
                256L << 20,
                SEED,
                Optional.empty(),
                NEW_YEAR_2026);
    }

    public KernelConfig withEvents(EventSink sink) {
        return new KernelConfig(
                ram,
                console,
                sink,
                workingDirectory,
                stdin,
                outputLimit,
                fileLimit,
                seed,
                root,
                bootNanos);
    }

    public KernelConfig withWorkingDirectory(String path) {
        return new KernelConfig(
                ram, console, events, path, stdin, outputLimit, fileLimit, seed, root, bootNanos);
    }

    /** The guest's tree shows a folder. */
    public KernelConfig withRoot(RootFolder folder) {
        return new KernelConfig(
                ram,
                console,
                events,
                workingDirectory,
                stdin,
                outputLimit,
                fileLimit,
                seed,
                Optional.of(folder),
                bootNanos);
    }

    /** Standard input is a file with these bytes. */
    public KernelConfig withStdin(byte[] bytes) {
        return new KernelConfig(
                ram,
                console,
                events,
                workingDirectory,
                List.of(bytes),
                outputLimit,
                fileLimit,
                seed,
                root,
                bootNanos);
    }

    public KernelConfig withOutputLimit(long bytes) {
        return new KernelConfig(
                ram,
                console,
                events,
                workingDirectory,
                stdin,
                bytes,
                fileLimit,
                seed,
                root,
                bootNanos);
    }
}
