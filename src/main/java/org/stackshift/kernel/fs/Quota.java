package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/** How much the whole tree may hold: bytes of files, and entries. */
public final class Quota implements Copyable<Quota> {
    private static final int BYTES_PER_ENTRY = 512;

    private final long total;
    private long left;

    /** A quota of {@code bytes}; each entry costs some of them too. */
    public Quota(long bytes) {
        this.total = bytes;
        this.left = bytes;
    }

    /** Takes bytes, or throws ENOSPC. */
    public void take(long bytes) throws ErrnoException {
        if (bytes > left) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        left -= bytes;
    }

    public void giveBack(long bytes) {
        left += bytes;
    }

    /** Takes what one name in a directory costs. */
    public void takeEntry() throws ErrnoException {
        take(BYTES_PER_ENTRY);
    }

    public void giveBackEntry() {
        giveBack(BYTES_PER_ENTRY);
    }

    /** Bytes of the whole quota. */
    public long total() {
        return total;
    }

    /** Bytes that are left. */
    public long left() {
        return left;
    }

    @Override
    public Quota copy(Copies copies) {
        Quota copy = new Quota(total);
        copy.left = left;
        return copy;
    }
}
