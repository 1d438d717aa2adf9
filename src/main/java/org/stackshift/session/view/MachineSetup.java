package org.stackshift.session.view;

/**
 * How the next machine is built.
 *
 * @param policy who gets a CPU next
 * @param cpus how many CPUs, 1 to {@value #MOST_CPUS}
 * @param slice instructions of a time slice, {@value #SHORTEST_SLICE} to {@value #LONGEST_SLICE}
 * @param pcid whether the TLB keeps translations of several address spaces apart
 * @param level what the CPUs can do
 * @param seed of everything random
 */
public record MachineSetup(
        Policy policy, int cpus, long slice, boolean pcid, Level level, long seed) {
    /** The largest number of CPUs. */
    public static final int MOST_CPUS = 4;

    public static final long SHORTEST_SLICE = 1_000;
    public static final long LONGEST_SLICE = 1_000_000_000;

    /** What serves for most programs. */
    public static final MachineSetup DEFAULT =
            new MachineSetup(Policy.ROUND_ROBIN, 1, 100_000, false, Level.V2, 0x5eed);

    /** Scheduling policies. */
    public enum Policy {
        FIFO,
        ROUND_ROBIN,
        MLFQ,
        FAIR
    }

    /** Levels of the instruction set, as the psABI names them. */
    public enum Level {
        V1,
        V2
    }

    public MachineSetup {
        cpus = Math.clamp(cpus, 1, MOST_CPUS);
        slice = Math.clamp(slice, SHORTEST_SLICE, LONGEST_SLICE);
    }
}
