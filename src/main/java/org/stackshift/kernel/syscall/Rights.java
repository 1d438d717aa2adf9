package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Inode;

/** What the one user may do with a file. */
final class Rights {
    private Rights() {}

    /** Throws EACCES unless all of {@code wanted} is allowed: R_OK, W_OK, X_OK. */
    static void require(Inode inode, int wanted) throws ErrnoException {
        if (!inode.attributes().permits(wanted)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** Throws EACCES unless a file may be opened with these flags. */
    static void requireOpen(Inode inode, int flags) throws ErrnoException {
        int mode = flags & Fcntl.O_ACCMODE;
        boolean truncates = (flags & Fcntl.O_TRUNC) != 0;
        int reads = mode == Fcntl.O_WRONLY ? 0 : Fcntl.R_OK;
        int writes = mode != Fcntl.O_RDONLY || truncates ? Fcntl.W_OK : 0;
        require(inode, reads | writes);
    }

    /** Throws EPERM unless the user owns the file. */
    static void requireOwner(Inode inode) throws ErrnoException {
        if (!inode.attributes().isOwn()) {
            throw new ErrnoException(Errno.EPERM);
        }
    }
}
