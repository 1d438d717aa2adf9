package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.DirectoryFile;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Opener;
import org.stackshift.kernel.fs.Place;

/** open, openat, openat2, creat, memfd_create and the reading of directories. */
final class OpenCalls {
    private static final int DIRENT_LIMIT = 1 << 16;
    private static final int OPEN_HOW_SIZE = 24;

    private final Opener opener;
    private final FifoOpening fifos;

    OpenCalls(Opener opener) {
        this.opener = opener;
        this.fifos = new FifoOpening(opener);
    }

    void install(SyscallTable table) {
        table.install(
                Sysno.OPEN,
                call -> open(call, Fcntl.AT_FDCWD, call.a0(), (int) call.a1(), (int) call.a2()));
        table.install(
                Sysno.OPENAT,
                call -> open(call, call.fd(), call.a1(), (int) call.a2(), (int) call.a3()));
        table.install(Sysno.OPENAT2, this::openat2);
        table.install(
                Sysno.CREAT,
                call ->
                        open(
                                call,
                                Fcntl.AT_FDCWD,
                                call.a0(),
                                Fcntl.O_CREAT | Fcntl.O_WRONLY | Fcntl.O_TRUNC,
                                (int) call.a1()));
        table.install(Sysno.MEMFD_CREATE, this::memfdCreate);
        table.install(Sysno.GETDENTS64, OpenCalls::getdents64);
    }

    /** struct open_how: flags, mode, resolve; the restrictions of resolve are not there. */
    private long openat2(Call call) throws ErrnoException {
        if (call.a3() < OPEN_HOW_SIZE || call.user().read64(call.a2() + 16) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int flags = (int) call.user().read64(call.a2());
        int mode = (int) call.user().read64(call.a2() + 8);
        return open(call, call.fd(), call.a1(), flags, mode);
    }

    private long open(Call call, int directory, long path, int flags, int mode)
            throws ErrnoException {
        if ((flags & Fcntl.O_TMPFILE) == Fcntl.O_TMPFILE) {
            return add(call, unnamed(call, directory, path, flags, mode), flags);
        }
        Inode inode = named(call, directory, path, flags, mode);
        if (inode instanceof Inode.Fifo fifo && (flags & Fcntl.O_PATH) == 0) {
            return fifos.open(call, fifo, flags);
        }
        call.files().requireFree();
        return add(call, opener.open(inode, flags), flags);
    }

    private static long add(Call call, OpenFile file, int flags) throws ErrnoException {
        return call.files().add(file, 0, (flags & Fcntl.O_CLOEXEC) != 0);
    }

    /** The inode behind a path, made if it is not there and shall be; rights are checked. */
    private static Inode named(Call call, int directory, long path, int flags, int mode)
            throws ErrnoException {
        boolean creates = (flags & Fcntl.O_CREAT) != 0 && (flags & Fcntl.O_PATH) == 0;
        boolean exclusive = creates && (flags & Fcntl.O_EXCL) != 0;
        boolean stops = exclusive || (flags & Fcntl.O_NOFOLLOW) != 0;
        Place place =
                stops
                        ? Paths.stopAtLink(call, directory, path)
                        : Paths.follow(call, directory, path);
        if (place.inode() == null && creates) {
            call.files().requireFree();
            int permissions = mode & 07777 & ~call.task().fs().umask();
            return tree(call).createFile(place, permissions);
        }
        Inode inode = place.existing();
        if (exclusive) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if ((flags & Fcntl.O_DIRECTORY) != 0 && !(inode instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if ((flags & Fcntl.O_PATH) == 0 && !(inode instanceof Inode.Symlink)) {
            Rights.requireOpen(inode, flags);
        }
        return inode;
    }

    private OpenFile unnamed(Call call, int directory, long path, int flags, int mode)
            throws ErrnoException {
        if ((flags & Fcntl.O_ACCMODE) == Fcntl.O_RDONLY) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode inode = Paths.follow(call, directory, path).existing();
        if (!(inode instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        Rights.require(inode, Fcntl.W_OK | Fcntl.X_OK);
        int permissions = mode & 07777 & ~call.task().fs().umask();
        return opener.open(
                tree(call).unnamedFile(new byte[0], permissions), flags & ~Fcntl.O_TMPFILE);
    }

    private long memfdCreate(Call call) throws ErrnoException {
        Paths.read(call, call.a0());
        long flags = call.a1() & 0xffff_ffffL;
        if ((flags & ~(Fcntl.MFD_CLOEXEC | Fcntl.MFD_ALLOW_SEALING)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode.Regular inode = tree(call).unnamedFile(new byte[0], 0777);
        OpenFile file = opener.open(inode, Fcntl.O_RDWR);
        return call.files().add(file, 0, (flags & Fcntl.MFD_CLOEXEC) != 0);
    }

    private static FileTree tree(Call call) {
        return call.task().fs().tree();
    }

    private static long getdents64(Call call) throws ErrnoException {
        if (!(call.files().get(call.fd()) instanceof DirectoryFile directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        int room = (int) Math.min(call.a2() & 0xffff_ffffL, DIRENT_LIMIT);
        byte[] entries = directory.nextEntries(room);
        call.user().write(call.a1(), entries);
        return entries.length;
    }
}
