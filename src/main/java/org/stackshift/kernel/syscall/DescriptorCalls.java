package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.ConsoleFile;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Pipe;
import org.stackshift.kernel.fs.PipeEnd;
import org.stackshift.kernel.fs.RegularFile;

/** Calls on descriptors: position, duplication, flags, terminals, pipes. */
final class DescriptorCalls {
    private static final int FIONREAD = 0x541b;
    private static final int FIONBIO = 0x5421;
    private static final int FIOCLEX = 0x5451;
    private static final int FIONCLEX = 0x5450;
    private static final int O_DIRECT = 040000;
    private static final int CHANGEABLE = Fcntl.O_APPEND | Fcntl.O_NONBLOCK;

    private final FileTree tree;
    private final TerminalCalls terminals;

    DescriptorCalls(FileTree tree, TerminalCalls terminals) {
        this.tree = tree;
        this.terminals = terminals;
    }

    void install(SyscallTable table) {
        table.install(Sysno.CLOSE, DescriptorCalls::close);
        table.install(Sysno.CLOSE_RANGE, DescriptorCalls::closeRange);
        table.install(Sysno.LSEEK, DescriptorCalls::lseek);
        table.install(Sysno.DUP, call -> duplicate(call, 0, false));
        table.install(Sysno.DUP2, DescriptorCalls::dup2);
        table.install(Sysno.DUP3, DescriptorCalls::dup3);
        table.install(Sysno.FCNTL, DescriptorCalls::fcntl);
        table.install(Sysno.IOCTL, this::ioctl);
        table.install(Sysno.PIPE, call -> pipe(call, 0));
        table.install(Sysno.PIPE2, call -> pipe(call, (int) call.a1()));
        table.install(Sysno.FTRUNCATE, DescriptorCalls::ftruncate);
        table.installAll(
                call -> {
                    call.files().get(call.fd());
                    return 0;
                },
                Sysno.FSYNC,
                Sysno.FDATASYNC,
                Sysno.FADVISE64,
                Sysno.READAHEAD,
                Sysno.SYNCFS,
                Sysno.SYNC_FILE_RANGE);
        table.installAll(_ -> 0, Sysno.SYNC);
        table.install(Sysno.FALLOCATE, DescriptorCalls::fallocate);
        table.install(Sysno.FLOCK, LockCalls::flock);
    }

    private static long close(Call call) throws ErrnoException {
        call.files().close(call.fd());
        return 0;
    }

    private static long closeRange(Call call) throws ErrnoException {
        int flags = (int) call.a2();
        long first = call.a0() & 0xffff_ffffL;
        long last = call.a1() & 0xffff_ffffL;
        boolean known = (flags & ~(Fcntl.CLOSE_RANGE_UNSHARE | Fcntl.CLOSE_RANGE_CLOEXEC)) == 0;
        if (first > last || !known) {
            throw new ErrnoException(Errno.EINVAL);
        }
        for (int fd : call.files().open()) {
            if (fd >= first && fd <= last && (flags & Fcntl.CLOSE_RANGE_CLOEXEC) != 0) {
                call.files().setCloseOnExec(fd, true);
            } else if (fd >= first && fd <= last) {
                call.files().close(fd);
            }
        }
        return 0;
    }

    private static long lseek(Call call) throws ErrnoException {
        return call.files().get(call.fd()).seek(call.a1(), (int) call.a2());
    }

    private static long duplicate(Call call, int from, boolean closeOnExec) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        if (from < 0 || from >= FdTable.LIMIT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return call.files().add(file, from, closeOnExec);
    }

    private static long dup2(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        if (call.a0() != call.a1()) {
            call.files().replace((int) call.a1(), file, false);
        }
        return call.a1();
    }

    private static long dup3(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        if (call.a0() == call.a1()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        call.files().replace((int) call.a1(), file, (call.a2() & Fcntl.O_CLOEXEC) != 0);
        return call.a1();
    }

    private static long fcntl(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        switch ((int) call.a1()) {
            case Fcntl.F_DUPFD -> {
                return duplicate(call, (int) call.a2(), false);
            }
            case Fcntl.F_DUPFD_CLOEXEC -> {
                return duplicate(call, (int) call.a2(), true);
            }
            case Fcntl.F_GETFD -> {
                return call.files().isCloseOnExec(call.fd()) ? Fcntl.FD_CLOEXEC : 0;
            }
            case Fcntl.F_SETFD ->
                    call.files().setCloseOnExec(call.fd(), (call.a2() & Fcntl.FD_CLOEXEC) != 0);
            case Fcntl.F_GETFL -> {
                return file.flags();
            }
            case Fcntl.F_SETFL ->
                    file.setFlags(file.flags() & ~CHANGEABLE | (int) call.a2() & CHANGEABLE);
            case Fcntl.F_GETLK, Fcntl.F_SETLK, Fcntl.F_SETLKW -> {
                return LockCalls.fcntl(call, file);
            }
            case Fcntl.F_GETPIPE_SZ -> {
                return pipe(file).capacity();
            }
            case Fcntl.F_SETPIPE_SZ -> {
                pipe(file).resize((int) call.a2());
                return pipe(file).capacity();
            }
            case Fcntl.F_GETOWN, Fcntl.F_SETOWN, Fcntl.F_ADD_SEALS, Fcntl.F_GET_SEALS -> {
                return 0;
            }
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private static Pipe pipe(OpenFile file) throws ErrnoException {
        if (file instanceof PipeEnd end) {
            return end.pipe();
        }
        throw new ErrnoException(Errno.EBADF);
    }

    private long ioctl(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        int request = (int) call.a1();
        if (request == FIOCLEX || request == FIONCLEX) {
            call.files().setCloseOnExec(call.fd(), request == FIOCLEX);
            return 0;
        }
        if (request == FIONREAD) {
            call.user().write32(call.a2(), file.available());
            return 0;
        }
        if (request == FIONBIO) {
            boolean on = call.user().read32(call.a2()) != 0;
            file.setFlags(file.flags() & ~Fcntl.O_NONBLOCK | (on ? Fcntl.O_NONBLOCK : 0));
            return 0;
        }
        if (!file.isTerminal() || !(file instanceof ConsoleFile console)) {
            throw new ErrnoException(Errno.ENOTTY);
        }
        return terminals.ioctl(call, console.terminal(), request);
    }

    private long pipe(Call call, int flags) throws ErrnoException {
        if ((flags & ~(Fcntl.O_CLOEXEC | Fcntl.O_NONBLOCK | O_DIRECT)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode.Fifo fifo = new Inode.Fifo(tree.superBlock().attributes(Fcntl.S_IFIFO | 0600));
        boolean closeOnExec = (flags & Fcntl.O_CLOEXEC) != 0;
        int status = flags & Fcntl.O_NONBLOCK;
        FdTable files = call.files();
        int reader = files.add(new PipeEnd(fifo, status | Fcntl.O_RDONLY), 0, closeOnExec);
        int writer = -1;
        try {
            writer = files.add(new PipeEnd(fifo, status | Fcntl.O_WRONLY), 0, closeOnExec);
            call.user().write32(call.a0(), reader);
            call.user().write32(call.a0() + 4, writer);
        } catch (ErrnoException failure) {
            files.close(reader);
            if (writer >= 0) {
                files.close(writer);
            }
            throw failure;
        }
        return 0;
    }

    private static long ftruncate(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        if (call.a1() < 0 || (file.flags() & Fcntl.O_ACCMODE) == Fcntl.O_RDONLY) {
            throw new ErrnoException(Errno.EINVAL);
        }
        file.truncate(call.a1());
        return 0;
    }

    private static long fallocate(Call call) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        boolean keepsSize = call.a1() == Fcntl.FALLOC_FL_KEEP_SIZE;
        if ((file.flags() & Fcntl.O_ACCMODE) == Fcntl.O_RDONLY) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (call.a2() < 0 || call.a3() <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (call.a1() != 0 && !keepsSize) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (!(file instanceof RegularFile regular)) {
            throw new ErrnoException(file instanceof PipeEnd ? Errno.ESPIPE : Errno.ENODEV);
        }
        long end = call.a2() + call.a3();
        if (end < 0) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (keepsSize) {
            regular.inode().bytes().reserve(end);
        } else if (end > regular.inode().size()) {
            regular.truncate(end);
        }
        return 0;
    }
}
