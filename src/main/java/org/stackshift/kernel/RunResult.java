package org.stackshift.kernel;

/** Why {@link Kernel#run} came back. */
public enum RunResult {
    /** The program ended: {@link Kernel#exit} says how. */
    EXITED,
    /** The budget of instructions is used up. */
    BUDGET,
    /** The next instruction has a breakpoint. */
    BREAKPOINT,
    /** Somebody asked for it. */
    REQUESTED,
    /** The program waits for input that the console does not have yet. */
    WAITS_FOR_INPUT,
    /** The program waits for something that can never come. */
    STUCK
}
