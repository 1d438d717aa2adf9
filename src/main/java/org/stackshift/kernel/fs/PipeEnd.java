package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Poll;
import org.stackshift.base.Copies;

import java.util.Optional;

/** An open end of a pipe or FIFO, or with O_RDWR both ends of a FIFO in one. */
public final class PipeEnd extends OpenFile {
    private final int writersBefore;
    private Inode.Fifo inode;

    /** Opens an end, as the access mode in {@code flags} says. */
    public PipeEnd(Inode.Fifo inode, int flags) {
        super(flags, inode.pipe().changes());
        this.inode = inode;
        this.writersBefore = inode.pipe().writersEver() - inode.pipe().writers();
        inode.pipe().opened(reads(), writes());
    }

    private PipeEnd(PipeEnd original) {
        super(original);
        inode = original.inode;
        writersBefore = original.writersBefore;
    }

    public Pipe pipe() {
        return inode.pipe();
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    private boolean reads() {
        return (flags() & Fcntl.O_ACCMODE) != Fcntl.O_WRONLY;
    }

    private boolean writes() {
        return (flags() & Fcntl.O_ACCMODE) != Fcntl.O_RDONLY;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        if (!reads()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (pipe().length() == 0 && pipe().writers() > 0 && count > 0) {
            return mustWait();
        }
        return pipe().take(target, offset, count);
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        if (!writes()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (pipe().readers() == 0) {
            throw new ErrnoException(Errno.EPIPE);
        }
        int room = pipe().room();
        int part = count <= Pipe.PIPE_BUF && count > room ? 0 : Math.min(count, room);
        if (part == 0 && count > 0) {
            return mustWait();
        }
        pipe().put(source, offset, part);
        return part;
    }

    @Override
    public int available() {
        return pipe().length();
    }

    @Override
    public boolean isReadable() {
        return reads() && (pipe().length() > 0 || pipe().writers() == 0);
    }

    @Override
    public boolean isWritable() {
        return writes() && (pipe().room() >= Pipe.PIPE_BUF || pipe().readers() == 0);
    }

    @Override
    public int poll() {
        int events = 0;
        if (reads()) {
            boolean hadWriters = pipe().writersEver() != writersBefore;
            events |= pipe().length() > 0 ? Poll.POLLIN | Poll.POLLRDNORM : 0;
            events |= pipe().writers() == 0 && hadWriters ? Poll.POLLHUP : 0;
        }
        if (writes()) {
            boolean isRoomy = pipe().room() >= Pipe.PIPE_BUF;
            events |= isRoomy ? Poll.POLLOUT | Poll.POLLWRNORM : 0;
            events |= pipe().readers() == 0 ? Poll.POLLERR : 0;
        }
        return events;
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }

    @Override
    public void release() {
        pipe().closed(reads(), writes());
    }

    @Override
    protected OpenFile twin() {
        return new PipeEnd(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
    }
}
