package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.time.Clock;

/** Spans of time in user memory, as nanoseconds. */
final class Timespec {
    /** More seconds than any program waits; longer spans are cut to this. */
    private static final long MOST_SECONDS = 1L << 32;

    private Timespec() {}

    /** Reads a struct timespec; EINVAL if it is not normal. */
    static long read(UserMemory user, long vaddr) throws ErrnoException {
        return nanos(user.read64(vaddr), user.read64(vaddr + 8));
    }

    /** Reads a struct timeval. */
    static long readTimeval(UserMemory user, long vaddr) throws ErrnoException {
        long micros = user.read64(vaddr + 8);
        return nanos(user.read64(vaddr), micros < 0 || micros > 999_999 ? -1 : micros * 1000);
    }

    /** Writes a struct timespec. */
    static void write(UserMemory user, long vaddr, long nanos) throws ErrnoException {
        user.write64(vaddr, nanos / Clock.NANOS_PER_SECOND);
        user.write64(vaddr + 8, nanos % Clock.NANOS_PER_SECOND);
    }

    /** Writes a struct timeval. */
    static void writeTimeval(UserMemory user, long vaddr, long nanos) throws ErrnoException {
        user.write64(vaddr, nanos / Clock.NANOS_PER_SECOND);
        user.write64(vaddr + 8, nanos % Clock.NANOS_PER_SECOND / 1000);
    }

    private static long nanos(long seconds, long nanos) throws ErrnoException {
        if (seconds < 0 || nanos < 0 || nanos >= Clock.NANOS_PER_SECOND) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return Math.min(seconds, MOST_SECONDS) * Clock.NANOS_PER_SECOND + nanos;
    }
}
