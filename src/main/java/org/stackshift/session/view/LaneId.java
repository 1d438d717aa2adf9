package org.stackshift.session.view;

/**
 * Names a lane of the timeline.
 *
 * @param number of the CPU, from 0, or the task's pid
 */
public record LaneId(Kind kind, int number) {
    /** What a lane is about. */
    public enum Kind {
        CPU,
        TASK
    }

    public static LaneId cpu(int number) {
        return new LaneId(Kind.CPU, number);
    }

    public static LaneId task(int pid) {
        return new LaneId(Kind.TASK, pid);
    }
}
