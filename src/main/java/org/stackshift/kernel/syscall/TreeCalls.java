package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.DirectoryFile;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;

/** Calls that change the file tree or the process's place in it. */
final class TreeCalls {
    void install(SyscallTable table) {
        table.install(Sysno.GETCWD, TreeCalls::getcwd);
        table.install(Sysno.CHDIR, TreeCalls::chdir);
        table.install(Sysno.FCHDIR, TreeCalls::fchdir);
        table.install(Sysno.UMASK, TreeCalls::umask);
        table.install(Sysno.MKDIR, call -> mkdir(call, Fcntl.AT_FDCWD, call.a0(), call.a1()));
        table.install(Sysno.MKDIRAT, call -> mkdir(call, call.fd(), call.a1(), call.a2()));
        table.install(Sysno.RMDIR, call -> rmdir(call, Fcntl.AT_FDCWD, call.a0()));
        table.install(Sysno.UNLINK, call -> unlink(call, Fcntl.AT_FDCWD, call.a0()));
        table.install(Sysno.UNLINKAT, TreeCalls::unlinkat);
        table.install(
                Sysno.RENAME,
                call -> rename(call, Fcntl.AT_FDCWD, call.a0(), Fcntl.AT_FDCWD, call.a1()));
        table.installAll(
                call -> rename(call, call.fd(), call.a1(), (int) call.a2(), call.a3()),
                Sysno.RENAMEAT,
                Sysno.RENAMEAT2);
        table.install(Sysno.SYMLINK, call -> symlink(call, call.a0(), Fcntl.AT_FDCWD, call.a1()));
        table.install(
                Sysno.SYMLINKAT, call -> symlink(call, call.a0(), (int) call.a1(), call.a2()));
        table.install(
                Sysno.LINK,
                call -> link(call, Fcntl.AT_FDCWD, call.a0(), Fcntl.AT_FDCWD, call.a1()));
        table.install(
                Sysno.LINKAT, call -> link(call, call.fd(), call.a1(), (int) call.a2(), call.a3()));
        table.install(Sysno.CHMOD, call -> chmod(call, Fcntl.AT_FDCWD, call.a0(), call.a1()));
        table.install(Sysno.FCHMODAT, call -> chmod(call, call.fd(), call.a1(), call.a2()));
        table.install(Sysno.TRUNCATE, TreeCalls::truncate);
        table.installAll(
                _ -> 0,
                Sysno.SYNC,
                Sysno.CHOWN,
                Sysno.FCHOWN,
                Sysno.LCHOWN,
                Sysno.FCHOWNAT,
                Sysno.FCHMOD,
                Sysno.UTIME,
                Sysno.UTIMES,
                Sysno.UTIMENSAT,
                Sysno.FUTIMESAT);
    }

    private static FileTree tree(Call call) {
        return call.task().fs().tree();
    }

    private static long getcwd(Call call) throws ErrnoException {
        String path = tree(call).pathOf(call.task().fs().workingDirectory());
        byte[] bytes = Utf8.zeroTerminated(path);
        if (Long.compareUnsigned(call.a1(), bytes.length) < 0) {
            throw new ErrnoException(Errno.ERANGE);
        }
        call.user().write(call.a0(), bytes);
        return bytes.length;
    }

    private static long chdir(Call call) throws ErrnoException {
        Inode inode = Paths.follow(call, Fcntl.AT_FDCWD, call.a0()).existing();
        if (!(inode instanceof Inode.Directory directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        call.task().fs().changeDirectory(directory);
        return 0;
    }

    private static long fchdir(Call call) throws ErrnoException {
        if (!(call.files().get(call.fd()) instanceof DirectoryFile directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        call.task().fs().changeDirectory(directory.inode());
        return 0;
    }

    private static long umask(Call call) {
        int old = call.task().fs().umask();
        call.task().fs().setUmask((int) call.a0());
        return old;
    }

    private static long mkdir(Call call, int directory, long path, long mode)
            throws ErrnoException {
        FileTree.Place place = Paths.stopAtLink(call, directory, path);
        tree(call).createDirectory(place, (int) mode & 07777 & ~call.task().fs().umask());
        return 0;
    }

    private static long rmdir(Call call, int directory, long path) throws ErrnoException {
        FileTree.Place place = Paths.stopAtLink(call, directory, path);
        if (!(place.existing() instanceof Inode.Directory victim)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (!victim.entries().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        tree(call).remove(place);
        return 0;
    }

    private static long unlink(Call call, int directory, long path) throws ErrnoException {
        FileTree.Place place = Paths.stopAtLink(call, directory, path);
        if (place.existing() instanceof Inode.Directory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        tree(call).remove(place);
        return 0;
    }

    private static long unlinkat(Call call) throws ErrnoException {
        return (call.a2() & Fcntl.AT_REMOVEDIR) != 0
                ? rmdir(call, call.fd(), call.a1())
                : unlink(call, call.fd(), call.a1());
    }

    private static long rename(Call call, int oldDirectory, long from, int newDirectory, long to)
            throws ErrnoException {
        FileTree.Place source = Paths.stopAtLink(call, oldDirectory, from);
        FileTree.Place target = Paths.stopAtLink(call, newDirectory, to);
        tree(call).rename(source, target);
        return 0;
    }

    private static long symlink(Call call, long target, int directory, long path)
            throws ErrnoException {
        String text = Paths.read(call, target);
        FileTree.Place place = Paths.stopAtLink(call, directory, path);
        tree(call).add(place, new Inode.Symlink(tree(call).attributes(Fcntl.S_IFLNK | 0777), text));
        return 0;
    }

    private static long link(Call call, int oldDirectory, long from, int newDirectory, long to)
            throws ErrnoException {
        Inode inode = Paths.stopAtLink(call, oldDirectory, from).existing();
        if (inode instanceof Inode.Directory) {
            throw new ErrnoException(Errno.EPERM);
        }
        tree(call).add(Paths.stopAtLink(call, newDirectory, to), inode);
        inode.attributes().addLinks(1);
        return 0;
    }

    private static long chmod(Call call, int directory, long path, long mode)
            throws ErrnoException {
        Paths.follow(call, directory, path).existing().attributes().setPermissions((int) mode);
        return 0;
    }

    private static long truncate(Call call) throws ErrnoException {
        Inode inode = Paths.follow(call, Fcntl.AT_FDCWD, call.a0()).existing();
        if (!(inode instanceof Inode.Regular file) || call.a1() < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        file.bytes().truncate(call.a1());
        return 0;
    }
}
