package org.stackshift.kernel.sched;

/**
 * What the scheduler knows of a task. Instructions count up to the last time that its CPU entered
 * the scheduler.
 *
 * @param cpu on which it runs or waits, or ran last
 * @param isQueued whether it runs or waits for its turn
 * @param used instructions of its slice that it has used up
 * @param slice instructions of a slice, or {@link Long#MAX_VALUE} without an end
 * @param level of the feedback queue, 0 the highest
 * @param vruntime virtual runtime under FAIR, in instructions of a task of nice 0
 * @param waited instructions of the machine that passed while it was ready and did not run
 * @param migrations how often it changed its CPU
 */
public record TaskStats(
        int cpu,
        boolean isQueued,
        SchedParameters parameters,
        long used,
        long slice,
        int level,
        long vruntime,
        long waited,
        long migrations) {}
