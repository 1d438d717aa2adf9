package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.DirectoryFile;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.fs.Inode;

/** Paths in user memory, relative to a directory descriptor or the working directory. */
final class Paths {
    private static final String SELF_EXE = "/proc/self/exe";

    private Paths() {}

    static String read(Call call, long vaddr) throws ErrnoException {
        return call.user().readString(vaddr, FileTree.PATH_MAX, Errno.ENAMETOOLONG);
    }

    /** Where a path in user memory leads, links followed. */
    static FileTree.Place follow(Call call, int directory, long vaddr) throws ErrnoException {
        return lookup(call, directory, read(call, vaddr), true);
    }

    /** Where a path in user memory leads; a link at the end is not followed. */
    static FileTree.Place stopAtLink(Call call, int directory, long vaddr) throws ErrnoException {
        return lookup(call, directory, read(call, vaddr), false);
    }

    private static FileTree.Place lookup(Call call, int directory, String path, boolean followLast)
            throws ErrnoException {
        FsContext fs = call.task().fs();
        String real =
                followLast && path.equals(SELF_EXE) ? call.task().process().executable() : path;
        return fs.tree().lookup(start(call, directory, real), real, followLast);
    }

    private static Inode.Directory start(Call call, int directory, String path)
            throws ErrnoException {
        if (directory == Fcntl.AT_FDCWD || path.startsWith("/")) {
            return call.task().fs().workingDirectory();
        }
        if (call.files().get(directory) instanceof DirectoryFile open) {
            return open.inode();
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** Whether a path names the running program by its link in /proc. */
    static boolean isSelfExe(String path) {
        return path.equals(SELF_EXE);
    }
}
