package org.stackshift.app;

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

    /** What the machine is built from besides its memory. */
    MachineConfig hardware() {
        return MachineConfig.DEFAULT.withLevel(level);
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
