package org.stackshift.machine;

import org.stackshift.machine.cpu.CpuLevel;
import org.stackshift.machine.cpu.CpuModel;

/**
 * What a machine is built from besides its memory.
 *
 * @param cpus how many CPUs, 1 to {@value #MAX_CPUS}
 * @param turnQuantum instructions that a CPU retires before the next one has its turn, at least 1
 * @param cpu what each CPU can do
 */
public record MachineConfig(int cpus, long turnQuantum, CpuModel cpu) {
    /** The largest number of CPUs. */
    public static final int MAX_CPUS = 4;

    /** One CPU of the second level without PCID. */
    public static final MachineConfig DEFAULT = new MachineConfig(1, 10_000, CpuModel.DEFAULT);

    public MachineConfig {
        if (cpus < 1 || cpus > MAX_CPUS) {
            throw new IllegalArgumentException("1 to " + MAX_CPUS + " CPUs, not " + cpus);
        }
        if (turnQuantum < 1) {
            throw new IllegalArgumentException("a turn of " + turnQuantum + " instructions");
        }
    }

    /** The same with another number of CPUs. */
    public MachineConfig withCpus(int count) {
        return new MachineConfig(count, turnQuantum, cpu);
    }

    /** The same with turns of another length. */
    public MachineConfig withTurnQuantum(long instructions) {
        return new MachineConfig(cpus, instructions, cpu);
    }

    /** The same with other CPUs. */
    public MachineConfig withCpu(CpuModel model) {
        return new MachineConfig(cpus, turnQuantum, model);
    }

    /** The same with CPUs of another level. */
    public MachineConfig withLevel(CpuLevel level) {
        return withCpu(cpu.withLevel(level));
    }

    /** The same with PCID offered or not. */
    public MachineConfig withPcid(boolean offered) {
        return withCpu(cpu.withPcid(offered));
    }
}
