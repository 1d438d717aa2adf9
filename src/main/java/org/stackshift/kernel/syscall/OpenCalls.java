package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.DeviceFile;
import org.stackshift.kernel.fs.DirectoryFile;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.fs.RegularFile;

import java.util.function.LongSupplier;

/** open, openat, creat and the reading of directories. */
final class OpenCalls {
    private static final int KEPT =
            Fcntl.O_ACCMODE | Fcntl.O_APPEND | Fcntl.O_NONBLOCK | Fcntl.O_PATH;
    private static final int DIRENT_LIMIT = 1 << 16;

    private final LongSupplier clock;
    private final RandomSource random;

    OpenCalls(LongSupplier clock, RandomSource random) {
        this.clock = clock;
        this.random = random;
    }

    void install(SyscallTable table) {
        table.install(
                Sysno.OPEN,
                call -> open(call, Fcntl.AT_FDCWD, call.a0(), (int) call.a1(), (int) call.a2()));
        table.install(
                Sysno.OPENAT,
                call -> open(call, call.fd(), call.a1(), (int) call.a2(), (int) call.a3()));
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

    private long open(Call call, int directory, long path, int flags, int mode)
            throws ErrnoException {
        OpenFile file =
                (flags & Fcntl.O_TMPFILE) == Fcntl.O_TMPFILE
                        ? unnamed(call, directory, path, flags)
                        : named(call, directory, path, flags, mode);
        return call.files().add(file, 0, (flags & Fcntl.O_CLOEXEC) != 0);
    }

    private OpenFile named(Call call, int directory, long path, int flags, int mode)
            throws ErrnoException {
        boolean exclusive = (flags & Fcntl.O_CREAT) != 0 && (flags & Fcntl.O_EXCL) != 0;
        boolean stops = exclusive || (flags & Fcntl.O_NOFOLLOW) != 0;
        FileTree.Place place =
                stops
                        ? Paths.stopAtLink(call, directory, path)
                        : Paths.follow(call, directory, path);
        Inode inode = place.inode();
        if (inode == null && (flags & Fcntl.O_CREAT) != 0) {
            int permissions = mode & 07777 & ~call.task().fs().umask();
            inode = call.task().fs().tree().createFile(place, permissions);
        } else if (inode != null && exclusive) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (inode == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return opened(inode, flags);
    }

    private OpenFile unnamed(Call call, int directory, long path, int flags) throws ErrnoException {
        if (!(Paths.follow(call, directory, path).existing() instanceof Inode.Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return new RegularFile(
                call.task().fs().tree().unnamedFile(new byte[0]), flags & KEPT, clock);
    }

    private long memfdCreate(Call call) throws ErrnoException {
        Paths.read(call, call.a0());
        long flags = call.a1() & 0xffff_ffffL;
        if ((flags & ~(Fcntl.MFD_CLOEXEC | Fcntl.MFD_ALLOW_SEALING)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode.Regular inode = call.task().fs().tree().unnamedFile(new byte[0]);
        OpenFile file = new RegularFile(inode, Fcntl.O_RDWR, clock);
        return call.files().add(file, 0, (flags & Fcntl.MFD_CLOEXEC) != 0);
    }

    private OpenFile opened(Inode inode, int flags) throws ErrnoException {
        boolean writes = (flags & Fcntl.O_ACCMODE) != Fcntl.O_RDONLY;
        if ((flags & Fcntl.O_DIRECTORY) != 0 && !(inode instanceof Inode.Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return switch (inode) {
            case Inode.Directory directory -> {
                if (writes) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                yield new DirectoryFile(directory, flags & KEPT);
            }
            case Inode.Regular regular -> {
                if (writes && (flags & Fcntl.O_TRUNC) != 0) {
                    regular.bytes().truncate(0);
                }
                yield new RegularFile(regular, flags & KEPT, clock);
            }
            case Inode.Device device -> new DeviceFile(device, flags & KEPT, random);
            case Inode.Symlink _ -> throw new ErrnoException(Errno.ELOOP);
        };
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
