package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;

/** A process's place in the file tree: working directory, root, umask. */
final class DirectoryCalls {
    void install(SyscallTable table) {
        table.install(Sysno.GETCWD, DirectoryCalls::getcwd);
        table.install(
                Sysno.CHDIR, call -> changeTo(call, Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0)));
        table.install(
                Sysno.FCHDIR, call -> changeTo(call, Paths.node(call.files().get(call.fd()))));
        table.install(Sysno.CHROOT, DirectoryCalls::chroot);
        table.install(Sysno.UMASK, DirectoryCalls::umask);
    }

    private static long getcwd(Call call) throws ErrnoException {
        Directory directory = call.task().fs().workingDirectory();
        if (directory.isRemoved()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        byte[] bytes = Utf8.zeroTerminated(call.task().fs().tree().pathOf(directory));
        if (Long.compareUnsigned(call.a1(), bytes.length) < 0) {
            throw new ErrnoException(Errno.ERANGE);
        }
        call.user().write(call.a0(), bytes);
        return bytes.length;
    }

    private static long changeTo(Call call, Inode inode) throws ErrnoException {
        if (!(inode instanceof Directory directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        Rights.require(directory, Fcntl.X_OK);
        call.task().fs().changeDirectory(directory);
        return 0;
    }

    /** Only the superuser may. */
    private static long chroot(Call call) throws ErrnoException {
        if (!(Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0) instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        throw new ErrnoException(Errno.EPERM);
    }

    private static long umask(Call call) {
        int old = call.task().fs().umask();
        call.task().fs().setUmask((int) call.a0());
        return old;
    }
}
