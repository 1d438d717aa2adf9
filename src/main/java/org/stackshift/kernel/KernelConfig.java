package org.stackshift.kernel;

import org.stackshift.base.EventSink;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.RootFolder;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Optional;

/**
 * What a machine is booted with; never changes. The same configuration, program and input give the
 * same run.
 */
public final class KernelConfig {
    /** The environment that programs get unless they are given another: the same on every host. */
    public static final List<String> ENVIRONMENT =
            List.of("PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/home/student", "LANG=C");

    private static final long NEW_YEAR_2026 = 1_767_225_600_000_000_000L;

    private final Ram ram;
    private final Console console;
    private EventSink events = EventSink.NONE;
    private MachineConfig hardware = MachineConfig.DEFAULT;
    private SchedConfig sched = SchedConfig.DEFAULT;
    private String workingDirectory = "/home/student";
    private List<byte[]> stdin = List.of();
    private Optional<RootFolder> root = Optional.empty();
    private long outputLimit = 1L << 30;
    private long fileLimit = 256L << 20;
    private long seed = 0x5eed;
    private long bootNanos = NEW_YEAR_2026;

    private KernelConfig(Ram ram, Console console) {
        this.ram = ram;
        this.console = console;
    }

    /** What serves for most programs. */
    public static KernelConfig of(Ram ram, Console console) {
        return new KernelConfig(ram, console);
    }

    private KernelConfig copy() {
        return forCopy(ram, console, events);
    }

    /** The same for a machine in other surroundings. */
    KernelConfig forCopy(Ram otherRam, Console otherConsole, EventSink otherEvents) {
        KernelConfig copy = new KernelConfig(otherRam, otherConsole);
        copy.events = otherEvents;
        copy.hardware = hardware;
        copy.sched = sched;
        copy.workingDirectory = workingDirectory;
        copy.stdin = stdin;
        copy.root = root;
        copy.outputLimit = outputLimit;
        copy.fileLimit = fileLimit;
        copy.seed = seed;
        copy.bootNanos = bootNanos;
        return copy;
    }

    /** Physical memory, all zero. */
    public Ram ram() {
        return ram;
    }

    /** Where programs read and write. */
    public Console console() {
        return console;
    }

    /** Who hears what hardware and kernel do. */
    public EventSink events() {
        return events;
    }

    /** How many CPUs there are, and what they can do. */
    public MachineConfig hardware() {
        return hardware;
    }

    /** Who gets the CPUs, and for how long. */
    public SchedConfig sched() {
        return sched;
    }

    /** Absolute path in the guest's file tree; made if need be. */
    public String workingDirectory() {
        return workingDirectory;
    }

    /** The bytes of a regular file for standard input, or empty for the console. */
    public List<byte[]> stdin() {
        return stdin;
    }

    /** What the guest's tree shows beside what it writes, or empty for next to nothing. */
    public Optional<RootFolder> root() {
        return root;
    }

    /** Bytes that programs may write to the console. */
    public long outputLimit() {
        return outputLimit;
    }

    /** Bytes that the guest may write into its file tree. */
    public long fileLimit() {
        return fileLimit;
    }

    /** The seed of everything random. */
    public long seed() {
        return seed;
    }

    /** The guest's time at boot, nanoseconds since 1970. */
    public long bootNanos() {
        return bootNanos;
    }

    public KernelConfig withEvents(EventSink sink) {
        KernelConfig other = copy();
        other.events = sink;
        return other;
    }

    /** Other hardware: several CPUs, another level, PCID. */
    public KernelConfig withHardware(MachineConfig config) {
        KernelConfig other = copy();
        other.hardware = config;
        return other;
    }

    /** Another policy, or slices of another length. */
    public KernelConfig withSched(SchedConfig config) {
        KernelConfig other = copy();
        other.sched = config;
        return other;
    }

    public KernelConfig withWorkingDirectory(String path) {
        KernelConfig other = copy();
        other.workingDirectory = path;
        return other;
    }

    /** Standard input is a file with these bytes. */
    public KernelConfig withStdin(byte[] bytes) {
        KernelConfig other = copy();
        other.stdin = List.of(bytes);
        return other;
    }

    /** The guest's tree shows a folder. */
    public KernelConfig withRoot(RootFolder folder) {
        KernelConfig other = copy();
        other.root = Optional.of(folder);
        return other;
    }

    public KernelConfig withOutputLimit(long bytes) {
        KernelConfig other = copy();
        other.outputLimit = bytes;
        return other;
    }

    public KernelConfig withSeed(long value) {
        KernelConfig other = copy();
        other.seed = value;
        return other;
    }
}
