package org.stackshift.kernel.task;

import org.stackshift.kernel.entry.TaskStruct;

/**
 * What tasks have used of the machine ("struct rusage").
 *
 * @param user instructions retired in ring 3
 * @param system instructions retired in ring 0
 * @param voluntary context switches asked for
 * @param involuntary context switches forced
 * @param maxResident most pages resident at a time
 */
public record Usage(long user, long system, long voluntary, long involuntary, int maxResident) {
    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** Of one task so far. */
    public static Usage of(Task task) {
        TaskStruct struct = task.struct();
        return new Usage(
                struct.field(TaskStruct.UTIME),
                struct.field(TaskStruct.STIME),
                struct.field(TaskStruct.NVCSW),
                struct.field(TaskStruct.NIVCSW),
                task.hasMm() ? task.mm().resident() : 0);
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                user + other.user,
                system + other.system,
                voluntary + other.voluntary,
                involuntary + other.involuntary,
                Math.max(maxResident, other.maxResident));
    }
}
