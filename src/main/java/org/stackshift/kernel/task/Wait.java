package org.stackshift.kernel.task;

/**
 * What a sleeping task waits for, as the scheduler panel groups it. Any signal that the task does
 * not block wakes it too.
 *
 * @param detail what exactly: see {@link Kind}
 */
public record Wait(Kind kind, long detail) {
    /** The kinds of causes, with what {@link Wait#detail} means. */
    public enum Kind {
        /** Something typed; detail is unused. */
        INPUT,
        /** Data in a pipe, FIFO or socket; detail is its inode. */
        PIPE_DATA,
        /** Room in a pipe, FIFO or socket; detail is its inode. */
        PIPE_SPACE,
        /** One of several descriptors (poll, select, epoll); detail is their number. */
        POLL,
        /** A change of a child; detail is its pid, or -1 for any. */
        CHILD,
        /** A child made by vfork, until it calls execve or exits; detail is its pid. */
        VFORK,
        /** The end of the other threads of its process, which it has killed to call execve. */
        THREADS,
        /** A futex; detail is its user address. */
        FUTEX,
        /** A time of the monotonic clock; detail is in nanoseconds. */
        TIME,
        /** A lock on a file; detail is its inode. */
        FILE_LOCK,
        /** Only a signal. */
        SIGNAL
    }

    public Wait(Kind kind) {
        this(kind, 0);
    }
}
