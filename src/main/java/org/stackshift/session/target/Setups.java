package org.stackshift.session.target;

import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.cpu.CpuLevel;
import org.stackshift.session.view.MachineSetup;

/** Turns what a user chose into what a kernel is booted with. */
final class Setups {
    private Setups() {}

    static KernelConfig apply(MachineSetup setup, KernelConfig config) {
        return config.withHardware(hardware(setup))
                .withSched(new SchedConfig(policy(setup), setup.slice()))
                .withSeed(setup.seed());
    }

    private static MachineConfig hardware(MachineSetup setup) {
        CpuLevel level =
                switch (setup.level()) {
                    case V1 -> CpuLevel.V1;
                    case V2 -> CpuLevel.V2;
                };
        return MachineConfig.DEFAULT.withCpus(setup.cpus()).withPcid(setup.pcid()).withLevel(level);
    }

    private static SchedPolicy policy(MachineSetup setup) {
        return switch (setup.policy()) {
            case FIFO -> SchedPolicy.FIFO;
            case ROUND_ROBIN -> SchedPolicy.ROUND_ROBIN;
            case MLFQ -> SchedPolicy.MLFQ;
            case FAIR -> SchedPolicy.FAIR;
        };
    }
}
