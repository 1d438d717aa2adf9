package org.stackshift.kernel.sched;

/** Who gets a CPU next, and for how long: one policy for the whole machine. */
public enum SchedPolicy {
    /** In order of arrival, each until it waits, yields or ends. */
    FIFO("fifo"),

    /** In order of arrival, each for a slice: round robin. */
    ROUND_ROBIN("rr"),

    /**
     * Multi-level feedback queue: who uses up its slice sinks to a lower level with longer slices;
     * the highest level that is not empty runs; now and then everybody is lifted to the top.
     */
    MLFQ("mlfq"),

    /**
     * Everybody gets CPU time in proportion to its weight, which follows from its nice value: the
     * smallest virtual runtime runs.
     */
    FAIR("fair");

    private final String symbol;

    SchedPolicy(String symbol) {
        this.symbol = symbol;
    }

    /** Its short name, as on the command line. */
    public String symbol() {
        return symbol;
    }
}
