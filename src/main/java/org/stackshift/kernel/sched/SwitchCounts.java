package org.stackshift.kernel.sched;

/**
 * Context switches of one CPU by kind.
 *
 * @param voluntary the task that ran went to sleep, stopped or ended
 * @param preempted the task that ran could have gone on: its slice was over, or another came first
 * @param yielded the task that ran called sched_yield
 * @param fromIdle the CPU had nothing to do before
 * @param toIdle of all those, after which it has nothing to do
 * @param sameAddressSpace of all those, between two threads of one address space
 */
public record SwitchCounts(
        long voluntary,
        long preempted,
        long yielded,
        long fromIdle,
        long toIdle,
        long sameAddressSpace) {
    static final SwitchCounts NONE = new SwitchCounts(0, 0, 0, 0, 0, 0);

    /** All context switches. */
    public long total() {
        return voluntary + preempted + yielded + fromIdle;
    }

    SwitchCounts plus(SwitchReason reason, boolean toIdle, boolean sameAddressSpace) {
        return new SwitchCounts(
                voluntary + one(reason == SwitchReason.WAITS),
                preempted + one(reason == SwitchReason.PREEMPTED),
                yielded + one(reason == SwitchReason.YIELDS),
                fromIdle + one(reason == SwitchReason.IDLE),
                this.toIdle + one(toIdle),
                this.sameAddressSpace + one(sameAddressSpace));
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }
}
