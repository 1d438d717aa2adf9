package org.stackshift.kernel.task;

import org.stackshift.kernel.fs.OpenFile;

/** What a sleeping task waits for. Any signal that it does not block wakes it too. */
public sealed interface Wait {
    /** Until there is something to read. */
    record Readable(OpenFile file) implements Wait {}

    /** Until the clock shows a time, in nanoseconds of the machine's monotonic clock. */
    record Until(long nanos) implements Wait {}

    /** For a signal only (pause, rt_sigsuspend, a lock that nobody will open). */
    record ForSignal() implements Wait {}
}
