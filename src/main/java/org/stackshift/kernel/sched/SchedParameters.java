package org.stackshift.kernel.sched;

/**
 * What a program may choose about a task.
 *
 * @param policy SCHED_OTHER, SCHED_BATCH or SCHED_IDLE (linux/sched.h)
 * @param nice -20 to 19: the higher, the less CPU time under {@link SchedPolicy#FAIR}
 * @param resetOnFork whether children shall have no advantages ("SCHED_RESET_ON_FORK")
 */
public record SchedParameters(int policy, int nice, boolean resetOnFork) {
    public static final int SCHED_OTHER = 0;
    public static final int SCHED_BATCH = 3;
    public static final int SCHED_IDLE = 5;

    public static final int LOWEST_NICE = -20;
    public static final int HIGHEST_NICE = 19;

    public static final SchedParameters DEFAULT = new SchedParameters(SCHED_OTHER, 0, false);

    /** Weight of nice 0 ("NICE_0_LOAD"). */
    static final long NICE_0_WEIGHT = 1024;

    private static final int DEFAULT_PRIO = 120;
    private static final long IDLE_WEIGHT = 3;
    private static final double STEP = 1.25;

    /** The same with another nice value. */
    public SchedParameters withNice(int value) {
        return new SchedParameters(policy, value, resetOnFork);
    }

    /** nice as the kernel counts it: 100 to 139 ("NICE_TO_PRIO"). */
    int priority() {
        return DEFAULT_PRIO + nice;
    }

    /** What a child starts with: a negative nice value can be kept from it. */
    SchedParameters forChild() {
        return resetOnFork ? new SchedParameters(policy, Math.max(0, nice), false) : this;
    }

    /** A step of nice is a quarter more or a fifth less (sched(7)). */
    long weight() {
        if (policy == SCHED_IDLE) {
            return IDLE_WEIGHT;
        }
        double weight = NICE_0_WEIGHT;
        for (int i = 0; i < Math.abs(nice); i++) {
            weight = nice < 0 ? weight * STEP : weight / STEP;
        }
        return Math.round(weight);
    }
}
