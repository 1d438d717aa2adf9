package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.PipeEnd;
import org.stackshift.kernel.fs.RegularFile;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

/** Calls that move bytes from one open file to another inside the kernel. */
final class TransferCalls {
    private static final int CHUNK = 1 << 16;
    private static final int SPLICE_F_NONBLOCK = 2;

    /**
     * One side of a transfer.
     *
     * @param offset address of the position to use and to move, or 0 for the file's own
     */
    private record Side(OpenFile file, long offset) {
        int read(Call call, byte[] bytes, int count) throws ErrnoException {
            if (offset == 0) {
                return file.read(bytes, 0, count);
            }
            int done = file.readAt(position(call), bytes, 0, count);
            advance(call, done);
            return done;
        }

        int write(Call call, byte[] bytes, int count) throws ErrnoException {
            if (offset == 0) {
                return file.write(bytes, 0, count);
            }
            int done = file.writeAt(position(call), bytes, 0, count);
            advance(call, done);
            return done;
        }

        private long position(Call call) throws ErrnoException {
            long position = call.user().read64(offset);
            if (position < 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            return position;
        }

        private void advance(Call call, int done) throws ErrnoException {
            call.user().write64(offset, position(call) + done);
        }
    }

    void install(SyscallTable table) {
        table.install(Sysno.SENDFILE, TransferCalls::sendfile);
        table.install(Sysno.COPY_FILE_RANGE, TransferCalls::copyFileRange);
        table.install(Sysno.SPLICE, TransferCalls::splice);
        table.install(Sysno.TEE, TransferCalls::tee);
    }

    private static long sendfile(Call call) throws ErrnoException {
        OpenFile out = writable(call, call.fd());
        OpenFile in = readable(call, (int) call.a1());
        if (in instanceof PipeEnd) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return transfer(call, new Side(in, call.a2()), new Side(out, 0), call.a3(), true);
    }

    private static long copyFileRange(Call call) throws ErrnoException {
        OpenFile in = readable(call, call.fd());
        OpenFile out = writable(call, (int) call.a2());
        if (!(in instanceof RegularFile) || !(out instanceof RegularFile) || call.a5() != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((out.flags() & Fcntl.O_APPEND) != 0) {
            throw new ErrnoException(Errno.EBADF);
        }
        return transfer(call, new Side(in, call.a1()), new Side(out, call.a3()), call.a4(), true);
    }

    private static long splice(Call call) throws ErrnoException {
        OpenFile in = readable(call, call.fd());
        OpenFile out = writable(call, (int) call.a2());
        if (!(in instanceof PipeEnd) && !(out instanceof PipeEnd)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean pipeWithOffset =
                in instanceof PipeEnd && call.a1() != 0 || out instanceof PipeEnd && call.a3() != 0;
        if (pipeWithOffset) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        boolean mayWait = (call.a5() & SPLICE_F_NONBLOCK) == 0;
        return transfer(
                call, new Side(in, call.a1()), new Side(out, call.a3()), call.a4(), mayWait);
    }

    /** Duplicates what waits in a pipe. */
    private static long tee(Call call) throws ErrnoException {
        OpenFile in = readable(call, call.fd());
        OpenFile out = writable(call, (int) call.a1());
        if (!(in instanceof PipeEnd from) || !(out instanceof PipeEnd to)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean mayWait = (call.a3() & SPLICE_F_NONBLOCK) == 0;
        if (from.pipe().length() == 0) {
            return from.pipe().writers() == 0 ? 0 : wait(call, in, mayWait);
        }
        if (to.pipe().room() == 0 && to.pipe().readers() > 0) {
            return wait(call, out, mayWait);
        }
        byte[] bytes = new byte[(int) Math.min(Math.min(CHUNK, call.a2()), to.pipe().room())];
        return to.write(bytes, 0, from.pipe().peek(bytes, 0, bytes.length));
    }

    /** Moves bytes until there are none, the other side is full, or {@code count} is reached. */
    private static long transfer(Call call, Side in, Side out, long count, boolean mayWait)
            throws ErrnoException {
        if (count < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[(int) Math.min(CHUNK, count)];
        long done = 0;
        while (done < count) {
            int room = room(out.file, (int) Math.min(bytes.length, count - done));
            if (room == 0) {
                return done > 0 ? done : wait(call, out.file, mayWait);
            }
            if (done > 0 && in.file instanceof PipeEnd pipe && pipe.available() == 0) {
                return done;
            }
            int got = in.read(call, bytes, room);
            if (got == OpenFile.WOULD_BLOCK) {
                return done > 0 ? done : wait(call, in.file, mayWait);
            }
            if (got == 0) {
                return done;
            }
            done += out.write(call, bytes, got);
        }
        return done;
    }

    /** How much can be written without waiting. */
    private static int room(OpenFile file, int wanted) {
        if (file instanceof PipeEnd end && end.pipe().readers() > 0) {
            return Math.min(wanted, end.pipe().room());
        }
        return wanted;
    }

    private static long wait(Call call, OpenFile file, boolean mayWait) throws ErrnoException {
        if (!mayWait || (file.flags() & Fcntl.O_NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        Wait cause = new Wait(Wait.Kind.PIPE_DATA, file.stat().inode());
        return call.block(cause, TaskScheduler.NEVER, file.changes());
    }

    private static OpenFile readable(Call call, int fd) throws ErrnoException {
        return opened(call, fd, Fcntl.O_WRONLY);
    }

    private static OpenFile writable(Call call, int fd) throws ErrnoException {
        return opened(call, fd, Fcntl.O_RDONLY);
    }

    private static OpenFile opened(Call call, int fd, int forbiddenMode) throws ErrnoException {
        OpenFile file = call.files().get(fd);
        boolean forbidden = (file.flags() & Fcntl.O_ACCMODE) == forbiddenMode;
        if (forbidden || (file.flags() & Fcntl.O_PATH) != 0) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }
}
