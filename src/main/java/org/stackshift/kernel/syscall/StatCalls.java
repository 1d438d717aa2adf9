package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Stat;

/** What files tell about themselves: stat in all its forms, access, readlink. */
final class StatCalls {
    private static final int STATFS_SIZE = 120;
    private static final int TMPFS_MAGIC = 0x01021994;

    void install(SyscallTable table) {
        table.install(
                Sysno.STAT, call -> put(call, call.a1(), at(call, Fcntl.AT_FDCWD, call.a0())));
        table.install(Sysno.LSTAT, StatCalls::lstat);
        table.install(
                Sysno.FSTAT, call -> put(call, call.a1(), call.files().get(call.fd()).stat()));
        table.install(
                Sysno.NEWFSTATAT,
                call -> put(call, call.a2(), at(call, call.fd(), call.a1(), (int) call.a3())));
        table.install(Sysno.STATX, StatCalls::statx);
        table.install(Sysno.ACCESS, call -> access(call, Fcntl.AT_FDCWD, call.a0()));
        table.install(Sysno.FACCESSAT, call -> access(call, call.fd(), call.a1()));
        table.install(Sysno.FACCESSAT2, call -> access(call, call.fd(), call.a1()));
        table.install(
                Sysno.READLINK,
                call -> readlink(call, Fcntl.AT_FDCWD, call.a0(), call.a1(), call.a2()));
        table.install(
                Sysno.READLINKAT,
                call -> readlink(call, call.fd(), call.a1(), call.a2(), call.a3()));
        table.install(Sysno.STATFS, call -> statfs(call, at(call, Fcntl.AT_FDCWD, call.a0())));
        table.install(Sysno.FSTATFS, call -> statfs(call, call.files().get(call.fd()).stat()));
    }

    private static long put(Call call, long vaddr, Stat stat) throws ErrnoException {
        call.user().write(vaddr, stat.bytes(ProcessCalls.USER_ID));
        return 0;
    }

    private static Stat at(Call call, int directory, long path) throws ErrnoException {
        return Stat.of(Paths.follow(call, directory, path).existing());
    }

    private static Stat at(Call call, int directory, long path, int flags) throws ErrnoException {
        if ((flags & Fcntl.AT_EMPTY_PATH) != 0 && Paths.read(call, path).isEmpty()) {
            return directory == Fcntl.AT_FDCWD
                    ? Stat.of(call.task().fs().workingDirectory())
                    : call.files().get(directory).stat();
        }
        FileTree.Place place =
                (flags & Fcntl.AT_SYMLINK_NOFOLLOW) != 0
                        ? Paths.stopAtLink(call, directory, path)
                        : Paths.follow(call, directory, path);
        return Stat.of(place.existing());
    }

    private static long lstat(Call call) throws ErrnoException {
        FileTree.Place place = Paths.stopAtLink(call, Fcntl.AT_FDCWD, call.a0());
        return put(call, call.a1(), Stat.of(place.existing()));
    }

    private static long statx(Call call) throws ErrnoException {
        Stat stat = at(call, call.fd(), call.a1(), (int) call.a2());
        call.user().write(call.a4(), stat.statxBytes(ProcessCalls.USER_ID));
        return 0;
    }

    private static long access(Call call, int directory, long path) throws ErrnoException {
        Paths.follow(call, directory, path).existing();
        return 0;
    }

    private static long readlink(Call call, int directory, long path, long buffer, long size)
            throws ErrnoException {
        if (size <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] target = target(call, directory, path);
        int count = (int) Math.min(size, target.length);
        if (call.user().writeSome(buffer, target, 0, count) < count) {
            throw new ErrnoException(Errno.EFAULT);
        }
        return count;
    }

    private static byte[] target(Call call, int directory, long path) throws ErrnoException {
        if (Paths.isSelfExe(Paths.read(call, path))) {
            return Utf8.bytes(call.task().process().executable());
        }
        return switch (Paths.stopAtLink(call, directory, path).existing()) {
            case Inode.Symlink link -> Utf8.bytes(link.target());
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private static long statfs(Call call, Stat stat) throws ErrnoException {
        call.user().write(call.a1(), new byte[STATFS_SIZE]);
        call.user().write64(call.a1(), TMPFS_MAGIC);
        call.user().write64(call.a1() + 8, stat.blockSize());
        return 0;
    }
}
