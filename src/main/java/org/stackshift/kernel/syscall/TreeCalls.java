package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Place;

/** Calls that add names to the file tree, take them away or move them. */
final class TreeCalls {
    private static final int PERMISSIONS = 07777;

    void install(SyscallTable table) {
        table.install(Sysno.MKDIR, call -> mkdir(call, Fcntl.AT_FDCWD, call.a0(), call.a1()));
        table.install(Sysno.MKDIRAT, call -> mkdir(call, call.fd(), call.a1(), call.a2()));
        table.install(Sysno.MKNOD, call -> mknod(call, Fcntl.AT_FDCWD, call.a0(), call.a1()));
        table.install(Sysno.MKNODAT, call -> mknod(call, call.fd(), call.a1(), call.a2()));
        table.install(Sysno.RMDIR, call -> rmdir(call, Fcntl.AT_FDCWD, call.a0()));
        table.install(Sysno.UNLINK, call -> unlink(call, Fcntl.AT_FDCWD, call.a0()));
        table.install(Sysno.UNLINKAT, TreeCalls::unlinkat);
        table.install(
                Sysno.RENAME,
                call -> {
                    Place from = Paths.stopAtLink(call, Fcntl.AT_FDCWD, call.a0());
                    return rename(call, from, Paths.stopAtLink(call, Fcntl.AT_FDCWD, call.a1()), 0);
                });
        table.install(Sysno.RENAMEAT, call -> renameat(call, 0));
        table.install(Sysno.RENAMEAT2, call -> renameat(call, (int) call.a4()));
        table.install(Sysno.SYMLINK, call -> symlink(call, call.a0(), Fcntl.AT_FDCWD, call.a1()));
        table.install(
                Sysno.SYMLINKAT, call -> symlink(call, call.a0(), (int) call.a1(), call.a2()));
        table.install(
                Sysno.LINK,
                call -> {
                    Inode inode = Paths.stopAtLink(call, Fcntl.AT_FDCWD, call.a0()).existing();
                    return link(call, inode, Fcntl.AT_FDCWD, call.a1());
                });
        table.install(Sysno.LINKAT, TreeCalls::linkat);
    }

    private static FileTree tree(Call call) {
        return call.task().fs().tree();
    }

    private static int permissions(Call call, long mode) {
        return (int) mode & PERMISSIONS & ~call.task().fs().umask();
    }

    private static long mkdir(Call call, int directory, long path, long mode)
            throws ErrnoException {
        Place place = Paths.stopAtLink(call, directory, path);
        tree(call).createDirectory(place, permissions(call, mode));
        return 0;
    }

    private static long mknod(Call call, int directory, long path, long mode)
            throws ErrnoException {
        Place place = Paths.stopAtLink(call, directory, path);
        switch ((int) mode & Fcntl.S_IFMT) {
            case 0, Fcntl.S_IFREG -> tree(call).createFile(place, permissions(call, mode));
            case Fcntl.S_IFIFO -> {
                int bits = Fcntl.S_IFIFO | permissions(call, mode);
                tree(call).add(place, new Inode.Fifo(tree(call).superBlock().attributes(bits)));
            }
            case Fcntl.S_IFCHR, Fcntl.S_IFBLK, Fcntl.S_IFSOCK ->
                    throw new ErrnoException(Errno.EPERM);
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private static long rmdir(Call call, int directory, long path) throws ErrnoException {
        Place place = Paths.stopAtLink(call, directory, path);
        if (!(place.existing() instanceof Directory victim)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (Paths.read(call, path).endsWith(".")) {
            boolean isUp = Paths.read(call, path).endsWith("..");
            throw new ErrnoException(isUp ? Errno.ENOTEMPTY : Errno.EINVAL);
        }
        if (!victim.list().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        tree(call).remove(place);
        return 0;
    }

    private static long unlink(Call call, int directory, long path) throws ErrnoException {
        Place place = Paths.stopAtLink(call, directory, path);
        if (place.existing() instanceof Directory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        tree(call).remove(place);
        return 0;
    }

    private static long unlinkat(Call call) throws ErrnoException {
        if ((call.a2() & ~Fcntl.AT_REMOVEDIR) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return (call.a2() & Fcntl.AT_REMOVEDIR) != 0
                ? rmdir(call, call.fd(), call.a1())
                : unlink(call, call.fd(), call.a1());
    }

    private static long renameat(Call call, int flags) throws ErrnoException {
        Place from = Paths.stopAtLink(call, call.fd(), call.a1());
        return rename(call, from, Paths.stopAtLink(call, (int) call.a2(), call.a3()), flags);
    }

    private static long rename(Call call, Place from, Place to, int flags) throws ErrnoException {
        switch (flags) {
            case 0 -> tree(call).rename(from, to);
            case Fcntl.RENAME_NOREPLACE -> {
                from.existing();
                if (to.inode() != null) {
                    throw new ErrnoException(Errno.EEXIST);
                }
                tree(call).rename(from, to);
            }
            case Fcntl.RENAME_EXCHANGE -> tree(call).exchange(from, to);
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private static long symlink(Call call, long target, int directory, long path)
            throws ErrnoException {
        String text = Paths.read(call, target);
        if (text.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        Place place = Paths.stopAtLink(call, directory, path);
        int bits = Fcntl.S_IFLNK | 0777;
        tree(call).add(place, new Inode.Symlink(tree(call).superBlock().attributes(bits), text));
        return 0;
    }

    private static long linkat(Call call) throws ErrnoException {
        boolean follows = (call.a4() & Fcntl.AT_SYMLINK_FOLLOW) != 0;
        int flags = (int) call.a4() | (follows ? 0 : Fcntl.AT_SYMLINK_NOFOLLOW);
        return link(call, Paths.at(call, call.fd(), call.a1(), flags), (int) call.a2(), call.a3());
    }

    private static long link(Call call, Inode inode, int directory, long path)
            throws ErrnoException {
        if (inode instanceof Directory) {
            throw new ErrnoException(Errno.EPERM);
        }
        tree(call).add(Paths.stopAtLink(call, directory, path), inode);
        inode.attributes().addLinks(1);
        inode.attributes().setChangedNanos(tree(call).superBlock().now());
        return 0;
    }
}
