package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Place;
import org.stackshift.kernel.fs.Stat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What files tell about themselves: stat in all its forms, access, readlink. */
final class StatCalls {
    private static final int STATFS_SIZE = 120;
    private static final int TMPFS_MAGIC = 0x01021994;
    private static final int PAGE = 4096;
    private static final int NAME_MAX = 255;
    private static final int ACCESS_BITS = 7;

    void install(SyscallTable table) {
        table.install(
                Sysno.STAT, call -> put(call, call.a1(), at(call, Fcntl.AT_FDCWD, call.a0(), 0)));
        table.install(
                Sysno.LSTAT,
                call ->
                        put(
                                call,
                                call.a1(),
                                at(call, Fcntl.AT_FDCWD, call.a0(), Fcntl.AT_SYMLINK_NOFOLLOW)));
        table.install(
                Sysno.FSTAT, call -> put(call, call.a1(), call.files().get(call.fd()).stat()));
        table.install(
                Sysno.NEWFSTATAT,
                call -> put(call, call.a2(), at(call, call.fd(), call.a1(), (int) call.a3())));
        table.install(Sysno.STATX, StatCalls::statx);
        table.install(Sysno.ACCESS, call -> access(call, Fcntl.AT_FDCWD, call.a0(), call.a1(), 0));
        table.install(Sysno.FACCESSAT, call -> access(call, call.fd(), call.a1(), call.a2(), 0));
        table.install(
                Sysno.FACCESSAT2,
                call -> access(call, call.fd(), call.a1(), call.a2(), (int) call.a3()));
        table.install(
                Sysno.READLINK,
                call -> readlink(call, Fcntl.AT_FDCWD, call.a0(), call.a1(), call.a2()));
        table.install(
                Sysno.READLINKAT,
                call -> readlink(call, call.fd(), call.a1(), call.a2(), call.a3()));
        table.install(
                Sysno.STATFS,
                call -> {
                    Paths.follow(call, Fcntl.AT_FDCWD, call.a0()).existing();
                    return statfs(call);
                });
        table.install(
                Sysno.FSTATFS,
                call -> {
                    call.files().get(call.fd());
                    return statfs(call);
                });
    }

    private static long put(Call call, long vaddr, Stat stat) throws ErrnoException {
        call.user().write(vaddr, stat.bytes());
        return 0;
    }

    private static Stat at(Call call, int directory, long path, int flags) throws ErrnoException {
        boolean byDescriptor =
                (flags & Fcntl.AT_EMPTY_PATH) != 0
                        && directory != Fcntl.AT_FDCWD
                        && Paths.read(call, path).isEmpty();
        return byDescriptor
                ? call.files().get(directory).stat()
                : Stat.of(Paths.at(call, directory, path, flags));
    }

    private static long statx(Call call) throws ErrnoException {
        Stat stat = at(call, call.fd(), call.a1(), (int) call.a2());
        call.user().write(call.a4(), stat.statxBytes());
        return 0;
    }

    private static long access(Call call, int directory, long path, long wanted, int flags)
            throws ErrnoException {
        if ((wanted & ~ACCESS_BITS) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode inode = Paths.at(call, directory, path, flags);
        if (!(inode instanceof Inode.Symlink)) {
            Rights.require(inode, (int) wanted);
        }
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
        boolean byDescriptor = Paths.read(call, path).isEmpty() && directory != Fcntl.AT_FDCWD;
        Inode inode;
        if (byDescriptor) {
            inode = Paths.node(call.files().get(directory));
        } else {
            Place place = Paths.stopAtLink(call, directory, path);
            inode = place.existing();
        }
        return switch (inode) {
            case Inode.Symlink link -> Utf8.bytes(link.target());
            case Inode.MagicLink link -> Utf8.bytes(link.text());
            default -> throw new ErrnoException(byDescriptor ? Errno.ENOENT : Errno.EINVAL);
        };
    }

    /** struct statfs: as tmpfs, with what the quota leaves. */
    private static long statfs(Call call) throws ErrnoException {
        long free = call.task().fs().tree().superBlock().quota().left() / PAGE;
        long total = call.task().fs().tree().superBlock().quota().total() / PAGE;
        ByteBuffer statfs = ByteBuffer.allocate(STATFS_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        statfs.putLong(0, TMPFS_MAGIC);
        statfs.putLong(8, PAGE);
        statfs.putLong(16, total);
        statfs.putLong(24, free);
        statfs.putLong(32, free);
        statfs.putLong(40, total);
        statfs.putLong(48, free);
        statfs.putLong(64, NAME_MAX);
        statfs.putLong(72, PAGE);
        call.user().write(call.a1(), statfs.array());
        return 0;
    }
}
