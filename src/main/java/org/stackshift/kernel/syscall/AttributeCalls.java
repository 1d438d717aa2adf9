package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Attributes;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;
import org.stackshift.kernel.fs.SuperBlock;
import org.stackshift.kernel.time.Clock;

/** Calls that change what a file tells about itself: permissions, owner, times, size. */
final class AttributeCalls {
    private static final int UTIME_NOW = 0x3fff_ffff;
    private static final int UTIME_OMIT = 0x3fff_fffe;
    private static final long NANOS_PER_MICRO = 1000;

    /** One of the two times that utimensat sets: nanoseconds, or what the special values mean. */
    private record Wanted(long nanos, boolean isNow, boolean isOmitted) {
        static final Wanted NOW = new Wanted(0, true, false);

        long or(long old, long now) {
            return isOmitted ? old : isNow ? now : nanos;
        }
    }

    void install(SyscallTable table) {
        table.install(
                Sysno.CHMOD,
                call -> chmod(call, Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0), call.a1()));
        table.install(
                Sysno.FCHMODAT,
                call -> chmod(call, Paths.at(call, call.fd(), call.a1(), 0), call.a2()));
        table.install(
                Sysno.FCHMOD,
                call -> chmod(call, Paths.node(call.files().get(call.fd())), call.a1()));
        table.install(
                Sysno.CHOWN,
                call ->
                        chown(
                                call,
                                Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0),
                                (int) call.a1(),
                                (int) call.a2()));
        table.install(
                Sysno.LCHOWN,
                call ->
                        chown(
                                call,
                                Paths.stopAtLink(call, Fcntl.AT_FDCWD, call.a0()).existing(),
                                (int) call.a1(),
                                (int) call.a2()));
        table.install(
                Sysno.FCHOWN,
                call ->
                        chown(
                                call,
                                Paths.node(call.files().get(call.fd())),
                                (int) call.a1(),
                                (int) call.a2()));
        table.install(
                Sysno.FCHOWNAT,
                call ->
                        chown(
                                call,
                                Paths.at(call, call.fd(), call.a1(), (int) call.a4()),
                                (int) call.a2(),
                                (int) call.a3()));
        table.install(Sysno.UTIME, AttributeCalls::utime);
        table.install(Sysno.UTIMES, call -> utimes(call, Fcntl.AT_FDCWD, call.a0(), call.a1()));
        table.install(Sysno.FUTIMESAT, call -> utimes(call, call.fd(), call.a1(), call.a2()));
        table.install(Sysno.UTIMENSAT, AttributeCalls::utimensat);
        table.install(Sysno.TRUNCATE, AttributeCalls::truncate);
        installExtended(table);
    }

    /** Extended attributes, which no file has, as on tmpfs without support for them. */
    private static void installExtended(SyscallTable table) {
        table.installAll(
                _ -> {
                    throw new ErrnoException(Errno.EOPNOTSUPP);
                },
                Sysno.GETXATTR,
                Sysno.LGETXATTR,
                Sysno.FGETXATTR,
                Sysno.SETXATTR,
                Sysno.LSETXATTR,
                Sysno.FSETXATTR,
                Sysno.LISTXATTR,
                Sysno.LLISTXATTR,
                Sysno.FLISTXATTR,
                Sysno.REMOVEXATTR,
                Sysno.LREMOVEXATTR,
                Sysno.FREMOVEXATTR);
    }

    private static SuperBlock superBlock(Call call) {
        return call.task().fs().tree().superBlock();
    }

    private static long chmod(Call call, Inode inode, long mode) throws ErrnoException {
        Rights.requireOwner(inode);
        inode.attributes().setPermissions((int) mode);
        inode.attributes().setChangedNanos(superBlock(call).now());
        return 0;
    }

    /** The student can give nothing away: only what changes nothing is allowed. */
    private static long chown(Call call, Inode inode, int user, int group) throws ErrnoException {
        Owner owner = inode.attributes().owner();
        boolean sameUser = user == -1 || user == owner.user() && inode.attributes().isOwn();
        boolean sameGroup =
                group == -1
                        || inode.attributes().isOwn()
                                && (group == owner.group() || group == Owner.STUDENT.group());
        if (!sameUser || !sameGroup) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (group != -1) {
            inode.attributes().setOwner(new Owner(owner.user(), group));
        }
        inode.attributes().setChangedNanos(superBlock(call).now());
        return 0;
    }

    /** struct utimbuf: two numbers of seconds. */
    private static long utime(Call call) throws ErrnoException {
        Inode inode = Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0);
        if (call.a1() == 0) {
            return setTimes(call, inode, Wanted.NOW, Wanted.NOW);
        }
        long accessed = call.user().read64(call.a1()) * Clock.NANOS_PER_SECOND;
        long modified = call.user().read64(call.a1() + 8) * Clock.NANOS_PER_SECOND;
        return setTimes(
                call,
                inode,
                new Wanted(accessed, false, false),
                new Wanted(modified, false, false));
    }

    /** struct timeval[2]. */
    private static long utimes(Call call, int directory, long path, long times)
            throws ErrnoException {
        Inode inode = Paths.at(call, directory, path, 0);
        if (times == 0) {
            return setTimes(call, inode, Wanted.NOW, Wanted.NOW);
        }
        return setTimes(call, inode, microTime(call, times), microTime(call, times + 16));
    }

    private static Wanted microTime(Call call, long vaddr) throws ErrnoException {
        long micros = call.user().read64(vaddr + 8);
        if (micros < 0 || micros >= Clock.NANOS_PER_SECOND / NANOS_PER_MICRO) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long seconds = call.user().read64(vaddr);
        return new Wanted(
                seconds * Clock.NANOS_PER_SECOND + micros * NANOS_PER_MICRO, false, false);
    }

    private static long utimensat(Call call) throws ErrnoException {
        Wanted accessed = call.a2() == 0 ? Wanted.NOW : nanoTime(call, call.a2());
        Wanted modified = call.a2() == 0 ? Wanted.NOW : nanoTime(call, call.a2() + 16);
        Inode inode =
                call.a1() == 0
                        ? Paths.node(call.files().get(call.fd()))
                        : Paths.at(call, call.fd(), call.a1(), (int) call.a3());
        if (accessed.isOmitted && modified.isOmitted) {
            return 0;
        }
        return setTimes(call, inode, accessed, modified);
    }

    private static Wanted nanoTime(Call call, long vaddr) throws ErrnoException {
        long nanos = call.user().read64(vaddr + 8);
        if (nanos == UTIME_NOW || nanos == UTIME_OMIT) {
            return new Wanted(0, nanos == UTIME_NOW, nanos == UTIME_OMIT);
        }
        if (nanos < 0 || nanos >= Clock.NANOS_PER_SECOND) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long seconds = call.user().read64(vaddr);
        return new Wanted(seconds * Clock.NANOS_PER_SECOND + nanos, false, false);
    }

    /** The owner may set any time; who may write may set the time of now. */
    private static long setTimes(Call call, Inode inode, Wanted accessed, Wanted modified)
            throws ErrnoException {
        Attributes attributes = inode.attributes();
        boolean bothNow = accessed.isNow && modified.isNow;
        if (!attributes.isOwn() && !bothNow) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!attributes.isOwn()) {
            Rights.require(inode, Fcntl.W_OK);
        }
        long now = superBlock(call).now();
        attributes.setTimes(
                accessed.or(attributes.accessedNanos(), now),
                modified.or(attributes.modifiedNanos(), now));
        attributes.setChangedNanos(now);
        return 0;
    }

    private static long truncate(Call call) throws ErrnoException {
        Inode inode = Paths.at(call, Fcntl.AT_FDCWD, call.a0(), 0);
        if (inode instanceof Directory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        if (!(inode instanceof Inode.Regular file) || call.a1() < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Rights.require(inode, Fcntl.W_OK);
        file.bytes().truncate(call.a1());
        file.attributes().setModifiedNanos(superBlock(call).now());
        return 0;
    }
}
