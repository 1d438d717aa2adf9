package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/** Why the machine stands still. */
public sealed interface StopReason {
    /** It has not stopped: it runs. */
    record None() implements StopReason {}

    /** The program is loaded and has not run. */
    record Loaded(@Nullable Symbol entry) implements StopReason {}

    /** A step is done. */
    record Stepped() implements StopReason {}

    /** A step is done and rsp is on another stack now. */
    record SwitchedStack(Owner from, Owner to) implements StopReason {}

    /** What the run was to go to has just happened. */
    record Happened(EventView event) implements StopReason {}

    /** The next instruction has a breakpoint. */
    record Breakpoint(long vaddr, @Nullable Symbol symbol, @Nullable SourceLine line)
            implements StopReason {}

    /** The user asked for it. */
    record Paused() implements StopReason {}

    /** The program ended by itself. */
    record Exited(int status) implements StopReason {}

    /** A signal ended the program. */
    record Killed(FaultView fault) implements StopReason {}

    /** A limit of the session was hit: {@code memory}, {@code output} or {@code instructions}. */
    record Limit(String what) implements StopReason {}

    /** The CPU cannot go on: halted for good, or shut down after a triple fault. */
    record Halted() implements StopReason {}
}
