package org.stackshift.kernel.syscall;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.FileLocks;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

/** Advisory locks: flock, and the record locks of fcntl. */
final class LockCalls {
    private static final int WHENCE = 2;
    private static final int START = 8;
    private static final int LENGTH = 16;
    private static final int PID = 24;

    private LockCalls() {}

    /** Locks the whole file for the open file, however many descriptors lead to it. */
    static long flock(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        Inode inode = Paths.node(file);
        int operation = (int) call.a1() & ~Fcntl.LOCK_NB;
        switch (operation) {
            case Fcntl.LOCK_UN -> inode.locks().unlock(file);
            case Fcntl.LOCK_SH, Fcntl.LOCK_EX -> {
                if (!inode.locks().lock(file, operation == Fcntl.LOCK_EX)) {
                    return wait(call, inode, (call.a1() & Fcntl.LOCK_NB) == 0);
                }
            }
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    /** struct flock: +0 l_type, +2 l_whence, +8 l_start, +16 l_len, +24 l_pid. */
    static long fcntl(Call call, OpenFile file) throws ErrnoException {
        Inode inode = Paths.node(file);
        int type = call.user().read32(call.a2()) & 0xffff;
        FileLocks.RecordLock wanted = record(call, file, inode, type);
        boolean isQuestion = call.a1() == Fcntl.F_GETLK;
        if (type == Fcntl.F_UNLCK && !isQuestion) {
            inode.locks().unlock(call.files(), wanted.start(), wanted.end());
            return 0;
        }
        FileLocks.RecordLock held = inode.locks().conflict(wanted);
        if (isQuestion) {
            return answer(call, held);
        }
        requireMode(file, type);
        if (held != null) {
            return wait(call, inode, call.a1() == Fcntl.F_SETLKW);
        }
        inode.locks().set(wanted);
        return 0;
    }

    private static FileLocks.RecordLock record(Call call, OpenFile file, Inode inode, int type)
            throws ErrnoException {
        if (type > Fcntl.F_UNLCK) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long base =
                switch (call.user().read32(call.a2()) >>> 8 * WHENCE) {
                    case Fcntl.SEEK_SET -> 0;
                    case Fcntl.SEEK_CUR -> file.position();
                    case Fcntl.SEEK_END -> inode.size();
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        long start = base + call.user().read64(call.a2() + START);
        long length = call.user().read64(call.a2() + LENGTH);
        long end = length == 0 ? Long.MAX_VALUE : start + length;
        long low = Math.min(start, end);
        if (low < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int pid = call.task().process().pid();
        boolean isExclusive = type == Fcntl.F_WRLCK;
        return new FileLocks.RecordLock(call.files(), pid, low, Math.max(start, end), isExclusive);
    }

    private static long answer(Call call, FileLocks.@Nullable RecordLock held)
            throws ErrnoException {
        if (held == null) {
            call.user().write(call.a2(), new byte[] {Fcntl.F_UNLCK, 0});
            return 0;
        }
        int type = held.isExclusive() ? Fcntl.F_WRLCK : Fcntl.F_RDLCK;
        long length = held.end() == Long.MAX_VALUE ? 0 : held.end() - held.start();
        call.user().write32(call.a2(), type | Fcntl.SEEK_SET << 8 * WHENCE);
        call.user().write64(call.a2() + START, held.start());
        call.user().write64(call.a2() + LENGTH, length);
        call.user().write32(call.a2() + PID, held.pid());
        return 0;
    }

    private static void requireMode(OpenFile file, int type) throws ErrnoException {
        int mode = file.flags() & Fcntl.O_ACCMODE;
        int forbidden = type == Fcntl.F_RDLCK ? Fcntl.O_WRONLY : Fcntl.O_RDONLY;
        if (mode == forbidden) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    private static long wait(Call call, Inode inode, boolean mayWait) throws ErrnoException {
        if (!mayWait) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        Wait cause = new Wait(Wait.Kind.FILE_LOCK, inode.attributes().number());
        return call.block(cause, TaskScheduler.NEVER, inode.locks().changes());
    }
}
