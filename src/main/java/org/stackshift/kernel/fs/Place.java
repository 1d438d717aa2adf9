package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

/**
 * Where a path leads.
 *
 * @param directory the last directory on the way
 * @param name the last component, empty for the root or a path that ends in dots
 * @param inode what is there, null if nothing
 */
public record Place(Directory directory, String name, @Nullable Inode inode) {
    /** What is there, or ENOENT. */
    public Inode existing() throws ErrnoException {
        if (inode == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return inode;
    }
}
