package org.stackshift.app;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.cpu.CpuLevel;
import org.stackshift.machine.memory.Ram;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--cpu",
            paramLabel = "LEVEL",
            converter = LevelConverter.class,
            description = {
                "What the CPUs can do: v1 (x86-64-v1, up to SSE2) or",
                "v2 (x86-64-v2, up to SSE4.2; default)."
            })
    private CpuLevel level = CpuLevel.V2;

    @Option(
            names = "--cpus",
            paramLabel = "N",
            description = "How many CPUs take turns, 1 to 4 (default: ${DEFAULT-VALUE}).")
    private int cpus = 1;

    @Option(
            names = "--pcid",
            negatable = true,
            description = {
                "Let the TLB tell address spaces apart, so that a switch between processes",
                "need not empty it (default: --no-pcid)."
            })
    private boolean pcid;

    @Option(
            names = "--sched",
            paramLabel = "POLICY",
            converter = PolicyConverter.class,
            description = "Who gets a CPU next: fifo, rr (default), mlfq or fair.")
    private SchedPolicy policy = SchedConfig.DEFAULT.policy();

    @Option(
            names = "--slice",
            paramLabel = "N",
            description = "Instructions of a time slice (default: ${DEFAULT-VALUE}).")
    private long slice = SchedConfig.DEFAULT.sliceInstructions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all that is random in the machine: what getrandom gives.")
    private @Nullable Long seed;

    /** The machine asked for, with {@code ram}, whose programs read and write {@code console}. */
    KernelConfig config(Ram ram, Console console) throws Failure {
        KernelConfig config =
                KernelConfig.of(ram, console).withHardware(hardware()).withSched(sched());
        return seed == null ? config : config.withSeed(seed);
    }

    private MachineConfig hardware() throws Failure {
        if (cpus < 1 || cpus > MachineConfig.MAX_CPUS) {
            throw new Failure(ExitCode.USAGE, "--cpus must be from 1 to " + MachineConfig.MAX_CPUS);
        }
        return MachineConfig.DEFAULT.withLevel(level).withCpus(cpus).withPcid(pcid);
    }

    private SchedConfig sched() throws Failure {
        if (slice < SchedConfig.SHORTEST_SLICE) {
            throw new Failure(
                    ExitCode.USAGE, "--slice must be at least " + SchedConfig.SHORTEST_SLICE);
        }
        return new SchedConfig(policy, slice);
    }

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

    private static final class PolicyConverter implements ITypeConverter<SchedPolicy> {
        @Override
        public SchedPolicy convert(String value) {
            for (SchedPolicy policy : SchedPolicy.values()) {
                if (policy.symbol().equals(value)) {
                    return policy;
                }
            }
            throw new TypeConversionException("'" + value + "' is not fifo, rr, mlfq or fair");
        }
    }

    /** Levels are written as in the psABI, in small letters. */
    private static final class LevelConverter implements ITypeConverter<CpuLevel> {
        @Override
        public CpuLevel convert(String value) {
            return switch (value) {
                case "v1" -> CpuLevel.V1;
                case "v2" -> CpuLevel.V2;
                default -> throw new TypeConversionException("'" + value + "' is not v1 or v2");
            };
        }
    }
}
