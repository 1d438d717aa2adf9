package org.stackshift.kernel.sched;

/** Why a task gave its CPU away. */
enum SwitchReason {
    /** It sleeps, is stopped or has ended. */
    WAITS,
    /** It could have gone on: its slice was over, or another task came first. */
    PREEMPTED,
    /** It called sched_yield. */
    YIELDS,
    /** It was the idle task, and there was something to do. */
    IDLE
}
