package org.stackshift.kernel.sched;

/**
 * How a machine schedules.
 *
 * @param sliceInstructions instructions that a task may retire at a stretch while others wait, at
 *     least {@value #SHORTEST_SLICE}; FIFO has no use for it, MLFQ gives it to the highest level,
 *     FAIR to a task of average weight
 */
public record SchedConfig(SchedPolicy policy, long sliceInstructions) {
    /** A slice shorter than this would be spent on switching alone. */
    public static final long SHORTEST_SLICE = 1_000;

    /** Round robin with slices of 1 ms. */
    public static final SchedConfig DEFAULT = new SchedConfig(SchedPolicy.ROUND_ROBIN, 100_000);

    /**
     * @throws IllegalArgumentException if the slice is too short
     */
    public SchedConfig {
        if (sliceInstructions < SHORTEST_SLICE) {
            throw new IllegalArgumentException("a slice of " + sliceInstructions);
        }
    }

    /** An empty queue for one CPU. */
    ReadyQueue newQueue() {
        return switch (policy) {
            case FIFO -> new FifoQueue(FifoQueue.ENDLESS);
            case ROUND_ROBIN -> new FifoQueue(sliceInstructions);
            case MLFQ -> new MlfqQueue(sliceInstructions);
            case FAIR -> new FairQueue(sliceInstructions);
        };
    }
}
