package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.kernel.time.Clock;

import java.util.Optional;

/** An open regular file: bytes and a position. */
public final class RegularFile extends OpenFile {
    private Inode.Regular inode;
    private Clock clock;
    private long position;

    /** Opened at position 0; {@code clock} gives the time of changes. */
    public RegularFile(Inode.Regular inode, int flags, Clock clock) {
        super(flags);
        this.inode = inode;
        this.clock = clock;
        inode.bytes().open();
    }

    private RegularFile(RegularFile original) {
        super(original);
        inode = original.inode;
        clock = original.clock;
        position = original.position;
    }

    public Inode.Regular inode() {
        return inode;
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        int done = inode.bytes().read(position, target, offset, count);
        position += done;
        return done;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        if ((flags() & Fcntl.O_APPEND) != 0) {
            position = inode.bytes().size();
        }
        int done = writeAt(position, source, offset, count);
        position += done;
        return done;
    }

    @Override
    public int readAt(long at, byte[] target, int offset, int count) {
        return inode.bytes().read(at, target, offset, count);
    }

    @Override
    public int writeAt(long at, byte[] source, int offset, int count) throws ErrnoException {
        inode.bytes().write(at, source, offset, count);
        inode.attributes().setModifiedNanos(clock.realtime());
        return count;
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        long size = inode.bytes().size();
        boolean beyond = offset < 0 || offset >= size;
        if (beyond && (whence == Fcntl.SEEK_DATA || whence == Fcntl.SEEK_HOLE)) {
            throw new ErrnoException(Errno.ENXIO);
        }
        long wanted =
                switch (whence) {
                    case Fcntl.SEEK_SET, Fcntl.SEEK_DATA -> offset;
                    case Fcntl.SEEK_CUR -> position + offset;
                    case Fcntl.SEEK_END -> size + offset;
                    case Fcntl.SEEK_HOLE -> size;
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        if (wanted < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = wanted;
        return wanted;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void truncate(long size) throws ErrnoException {
        inode.bytes().truncate(size);
        inode.attributes().setModifiedNanos(clock.realtime());
    }

    @Override
    public int available() {
        return Math.clamp(inode.bytes().size() - position, 0, Integer.MAX_VALUE);
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }

    @Override
    public void release() {
        if (inode.attributes().links() == 0) {
            inode.bytes().delete();
        }
        inode.bytes().close();
    }

    @Override
    protected OpenFile twin() {
        return new RegularFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
        clock = copies.of(clock);
    }
}
