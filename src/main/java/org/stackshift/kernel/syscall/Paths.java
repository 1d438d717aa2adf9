package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Place;

/** Paths in user memory, relative to a directory descriptor or the working directory. */
final class Paths {
    private Paths() {}

    static String read(Call call, long vaddr) throws ErrnoException {
        return call.user().readString(vaddr, FileTree.PATH_MAX, Errno.ENAMETOOLONG);
    }

    /** Where a path in user memory leads, links followed. */
    static Place follow(Call call, int directory, long vaddr) throws ErrnoException {
        return lookup(call, directory, read(call, vaddr), true);
    }

    /** Where a path in user memory leads; a link at the end is not followed. */
    static Place stopAtLink(Call call, int directory, long vaddr) throws ErrnoException {
        return lookup(call, directory, read(call, vaddr), false);
    }

    /**
     * The inode that an *at call means: by path, or with AT_EMPTY_PATH and an empty path by
     * descriptor.
     */
    static Inode at(Call call, int directory, long vaddr, int flags) throws ErrnoException {
        String path = read(call, vaddr);
        if (path.isEmpty() && (flags & Fcntl.AT_EMPTY_PATH) != 0) {
            return directory == Fcntl.AT_FDCWD
                    ? call.task().fs().workingDirectory()
                    : node(call.files().get(directory));
        }
        boolean follows = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        return lookup(call, directory, path, follows).existing();
    }

    /** The inode of an open file, or EBADF for what has none. */
    static Inode node(OpenFile file) throws ErrnoException {
        return file.node().orElseThrow(() -> new ErrnoException(Errno.EBADF));
    }

    private static Place lookup(Call call, int directory, String path, boolean followLast)
            throws ErrnoException {
        FsContext fs = call.task().fs();
        return fs.tree().lookup(start(call, directory, path), path, followLast);
    }

    /** The directory where a path begins. */
    static Directory start(Call call, int directory, String path) throws ErrnoException {
        if (directory == Fcntl.AT_FDCWD || path.startsWith("/")) {
            return call.task().fs().workingDirectory();
        }
        if (call.files().get(directory).node().orElse(null) instanceof Directory open) {
            return open;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }
}
