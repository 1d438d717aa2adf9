package org.stackshift.kernel.task;

import org.stackshift.kernel.fs.OpenFile;

/** What a sleeping task waits for. Any signal that it does not block wakes it too. */
public sealed interface Wait {
    /** Until there is something to read from a file. */
    record Readable(OpenFile file) implements Wait {}

    /** Until something arrives from outside the machine. */
    record Input() implements Wait {}

    /** The same, but not longer than to a time of the monotonic clock in nanoseconds. */
    record InputUntil(long nanos) implements Wait {}

    /** Until a time of the monotonic clock in nanoseconds. */
    record Until(long nanos) implements Wait {}

    /** For a signal only (pause, rt_sigsuspend, a lock that nobody will open). */
    record ForSignal() implements Wait {}
}
