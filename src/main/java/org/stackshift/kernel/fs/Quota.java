package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

/** How much the whole tree may hold: bytes of files, and entries. */
public final class Quota {
    private static final int BYTES_PER_ENTRY = 512;

    private long left;

    /** A quota of {@code bytes}; each entry costs some of them too. */
    public Quota(long bytes) {
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

    /** Bytes that are left. */
    public long left() {
        return left;
    }
}
