package org.stackshift.machine;

/** Why {@link Machine#run} came back. */
public enum Stop {
    /** The budget of instructions is used up. */
    BUDGET,
    /** The next instruction has a breakpoint. */
    BREAKPOINT,
    /** The hypervisor or another thread asked for it. */
    REQUESTED,
    /** The CPU halted with no interrupt that could wake it. */
    HALTED,
    /** A fault while delivering a double fault: the CPU is dead until reset (SDM vol. 3 §6.15). */
    SHUTDOWN
}
