package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Opener;
import org.stackshift.kernel.fs.Pipe;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

/**
 * The opening of a FIFO, which waits until the other side is opened too ("fifo_open"). While it
 * waits, its end counts as open; the pipe keeps it under the task's pid. A pipe without a name,
 * opened once more through /proc/self/fd, never waits: its other side has been there.
 */
final class FifoOpening {
    private final Opener opener;

    FifoOpening(Opener opener) {
        this.opener = opener;
    }

    long open(Call call, Inode.Fifo fifo, int flags) throws ErrnoException {
        Pipe pipe = fifo.pipe();
        int pid = call.task().pid();
        Pipe.Opening opening = pipe.opening(pid);
        if (opening == null) {
            opening = begin(call, fifo, flags);
        }
        if (opening.isMet(pipe)) {
            pipe.endOpening(pid);
            return call.files().add(opening.end(), 0, (flags & Fcntl.O_CLOEXEC) != 0);
        }
        boolean reads = (flags & Fcntl.O_ACCMODE) == Fcntl.O_RDONLY;
        Wait.Kind kind = reads ? Wait.Kind.PIPE_DATA : Wait.Kind.PIPE_SPACE;
        Wait cause = new Wait(kind, fifo.attributes().number());
        long result = call.block(cause, TaskScheduler.NEVER, pipe.changes());
        if (result != Call.BLOCKED) {
            pipe.endOpening(pid);
            opening.end().release();
        }
        return result;
    }

    private Pipe.Opening begin(Call call, Inode.Fifo fifo, int flags) throws ErrnoException {
        Pipe pipe = fifo.pipe();
        int mode = flags & Fcntl.O_ACCMODE;
        boolean isNamed = fifo.directory().isPresent();
        boolean blocks = (flags & Fcntl.O_NONBLOCK) == 0 && mode != Fcntl.O_RDWR;
        boolean waits = isNamed && blocks;
        if (isNamed && !blocks && mode == Fcntl.O_WRONLY && pipe.readers() == 0) {
            throw new ErrnoException(Errno.ENXIO);
        }
        boolean readerMissing = mode == Fcntl.O_WRONLY && pipe.readers() == 0;
        boolean writerMissing = mode == Fcntl.O_RDONLY && pipe.writers() == 0;
        int readersEver = pipe.readersEver();
        int writersEver = pipe.writersEver();
        OpenFile end = opener.open(fifo, flags);
        Pipe.Opening opening =
                new Pipe.Opening(
                        end,
                        waits && readerMissing ? readersEver : -1,
                        waits && writerMissing ? writersEver : -1);
        pipe.beginOpening(call.task().pid(), opening);
        return opening;
    }
}
