package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Owner;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

import java.util.ArrayList;
import java.util.List;

/** read, write and their relatives with vectors and positions. */
final class ReadWriteCalls {
    private static final int CHUNK = 1 << 16;
    private static final int IOV_MAX = 1024;

    /** Most bytes in one call ("MAX_RW_COUNT"). */
    private static final long MOST = 0x7fff_f000;

    /** The position of preadv2 and pwritev2 that stands for the file's own. */
    private static final long CURRENT = -1;

    /** A place in user memory. */
    private record Buffer(long vaddr, long length) {}

    /** One step of a transfer through {@code bytes}; returns what OpenFile's methods return. */
    @FunctionalInterface
    private interface Step {
        int move(byte[] bytes, int count, long done) throws ErrnoException;
    }

    private final TerminalCalls terminals;

    ReadWriteCalls(TerminalCalls terminals) {
        this.terminals = terminals;
    }

    void install(SyscallTable table) {
        table.install(Sysno.READ, call -> read(call, buffer(call)));
        table.install(Sysno.WRITE, call -> write(call, buffer(call)));
        table.install(Sysno.READV, call -> read(call, vector(call)));
        table.install(Sysno.WRITEV, call -> write(call, vector(call)));
        table.install(Sysno.PREAD64, call -> readAt(call, buffer(call), call.a3()));
        table.install(Sysno.PWRITE64, call -> writeAt(call, buffer(call), call.a3()));
        table.install(Sysno.PREADV, call -> readAt(call, vector(call), call.a3()));
        table.install(Sysno.PWRITEV, call -> writeAt(call, vector(call), call.a3()));
        table.install(
                Sysno.PREADV2,
                call ->
                        call.a3() == CURRENT
                                ? read(call, vector(call))
                                : readAt(call, vector(call), call.a3()));
        table.install(
                Sysno.PWRITEV2,
                call ->
                        call.a3() == CURRENT
                                ? write(call, vector(call))
                                : writeAt(call, vector(call), call.a3()));
    }

    private long read(Call call, List<Buffer> buffers) throws ErrnoException {
        OpenFile file = readable(call);
        long refused = terminals.beforeRead(call, file);
        if (refused != 0) {
            return refused;
        }
        return fill(call, file, buffers, (bytes, count, _) -> file.read(bytes, 0, count));
    }

    private static long readAt(Call call, List<Buffer> buffers, long position)
            throws ErrnoException {
        requirePosition(position);
        OpenFile file = readable(call);
        return fill(
                call,
                file,
                buffers,
                (bytes, count, done) -> file.readAt(position + done, bytes, 0, count));
    }

    private static long write(Call call, List<Buffer> buffers) throws ErrnoException {
        OpenFile file = writable(call);
        return drain(call, file, buffers, (bytes, count, _) -> file.write(bytes, 0, count));
    }

    private static void signalBrokenPipe(Call call, Errno errno) {
        if (errno == Errno.EPIPE) {
            int pid = call.task().process().pid();
            call.task()
                    .signals()
                    .send(SigInfo.sent(Signal.SIGPIPE, SiCode.SI_USER, pid, Owner.STUDENT.user()));
            call.task().notifySignal();
        }
    }

    private static long writeAt(Call call, List<Buffer> buffers, long position)
            throws ErrnoException {
        requirePosition(position);
        OpenFile file = writable(call);
        return drain(
                call,
                file,
                buffers,
                (bytes, count, done) -> file.writeAt(position + done, bytes, 0, count));
    }

    /** From a file into user memory, until a buffer is not filled. */
    private static long fill(Call call, OpenFile file, List<Buffer> buffers, Step step)
            throws ErrnoException {
        UserMemory user = call.user();
        byte[] bytes = new byte[chunk(buffers)];
        long done = 0;
        for (Buffer buffer : buffers) {
            long inBuffer = 0;
            while (inBuffer < buffer.length) {
                long vaddr = buffer.vaddr + inBuffer;
                int wanted = (int) Math.min(bytes.length, buffer.length - inBuffer);
                int room = user.writableBytes(vaddr, wanted);
                if (room == 0) {
                    return partial(done, Errno.EFAULT);
                }
                int got = move(step, bytes, room, done);
                if (got == OpenFile.WOULD_BLOCK) {
                    return done > 0 ? done : block(call, Wait.Kind.PIPE_DATA, file);
                }
                user.writeSome(vaddr, bytes, 0, got);
                done += got;
                inBuffer += got;
                if (got < room) {
                    return done;
                }
            }
        }
        return done;
    }

    /**
     * From user memory into a file. A call that waited for room goes on where it stopped; an error
     * or a signal after the first bytes only ends it.
     */
    private static long drain(Call call, OpenFile file, List<Buffer> buffers, Step step)
            throws ErrnoException {
        long total = buffers.stream().mapToLong(Buffer::length).sum();
        byte[] bytes = new byte[(int) Math.min(CHUNK, total)];
        long done = call.task().progress();
        while (done < total) {
            int wanted = (int) Math.min(bytes.length, total - done);
            int got = gather(call.user(), buffers, done, bytes, wanted);
            if (got == 0) {
                return partial(done, Errno.EFAULT);
            }
            int taken;
            try {
                taken = step.move(bytes, got, done);
            } catch (ErrnoException failure) {
                signalBrokenPipe(call, failure.errno());
                return partial(done, failure.errno());
            }
            if (taken == OpenFile.WOULD_BLOCK) {
                call.task().setProgress(done);
                long result = block(call, Wait.Kind.PIPE_SPACE, file);
                return result != Call.BLOCKED && done > 0 ? done : result;
            }
            done += taken;
        }
        return done;
    }

    /** Copies {@code wanted} bytes of the buffers, from byte {@code skipped} on, together. */
    private static int gather(
            UserMemory user, List<Buffer> buffers, long skipped, byte[] bytes, int wanted) {
        int got = 0;
        long start = skipped;
        for (Buffer buffer : buffers) {
            int part = Math.clamp(buffer.length - start, 0, wanted - got);
            if (part > 0) {
                int read = user.readSome(buffer.vaddr + start, bytes, got, part);
                got += read;
                if (read < part) {
                    return got;
                }
            }
            start = Math.max(0, start - buffer.length);
        }
        return got;
    }

    /** One step; an error after others that went well only ends the call, as waiting would. */
    private static int move(Step step, byte[] bytes, int count, long done) throws ErrnoException {
        try {
            return step.move(bytes, count, done);
        } catch (ErrnoException error) {
            if (done == 0) {
                throw error;
            }
            return OpenFile.WOULD_BLOCK;
        }
    }

    private static long block(Call call, Wait.Kind kind, OpenFile file) {
        Wait cause = new Wait(kind, file.stat().inode());
        return call.block(cause, TaskScheduler.NEVER, file.changes());
    }

    private static long partial(long done, Errno errno) throws ErrnoException {
        if (done == 0) {
            throw new ErrnoException(errno);
        }
        return done;
    }

    private static OpenFile readable(Call call) throws ErrnoException {
        return opened(call, Fcntl.O_WRONLY);
    }

    private static OpenFile writable(Call call) throws ErrnoException {
        return opened(call, Fcntl.O_RDONLY);
    }

    private static OpenFile opened(Call call, int forbiddenMode) throws ErrnoException {
        OpenFile file = call.files().get(call.fd());
        boolean forbidden = (file.flags() & Fcntl.O_ACCMODE) == forbiddenMode;
        if (forbidden || (file.flags() & Fcntl.O_PATH) != 0) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }

    private static List<Buffer> buffer(Call call) throws ErrnoException {
        call.files().get(call.fd());
        return List.of(new Buffer(call.a1(), length(call.a2())));
    }

    /** struct iovec: base and length, 16 bytes. */
    private static List<Buffer> vector(Call call) throws ErrnoException {
        if (call.a2() < 0 || call.a2() > IOV_MAX) {
            throw new ErrnoException(Errno.EINVAL);
        }
        List<Buffer> buffers = new ArrayList<>();
        long room = MOST;
        for (int i = 0; i < call.a2(); i++) {
            long iovec = call.a1() + 16L * i;
            long length = Math.min(room, length(call.user().read64(iovec + 8)));
            buffers.add(new Buffer(call.user().read64(iovec), length));
            room -= length;
        }
        return buffers;
    }

    private static long length(long wanted) throws ErrnoException {
        if (wanted < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return Math.min(wanted, MOST);
    }

    private static int chunk(List<Buffer> buffers) {
        long longest = buffers.stream().mapToLong(Buffer::length).max().orElse(0);
        return (int) Math.min(CHUNK, longest);
    }

    private static void requirePosition(long position) throws ErrnoException {
        if (position < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
