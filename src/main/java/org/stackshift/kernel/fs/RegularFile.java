package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;

import java.util.function.LongSupplier;

/** An open regular file: bytes and a position. */
public final class RegularFile extends OpenFile {
    private final Inode.Regular inode;
    private final LongSupplier clock;
    private long position;

    /** Opened at position 0; {@code clock} gives the time of changes in nanoseconds since 1970. */
    public RegularFile(Inode.Regular inode, int flags, LongSupplier clock) {
        super(flags);
        this.inode = inode;
        this.clock = clock;
        inode.bytes().open();
    }

    public Inode.Regular inode() {
        return inode;
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
        inode.attributes().setModifiedNanos(clock.getAsLong());
        return count;
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        long base =
                switch (whence) {
                    case Fcntl.SEEK_SET -> 0;
                    case Fcntl.SEEK_CUR -> position;
                    case Fcntl.SEEK_END -> inode.bytes().size();
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        long wanted = base + offset;
        if (wanted < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = wanted;
        return wanted;
    }

    @Override
    public void truncate(long size) throws ErrnoException {
        inode.bytes().truncate(size);
        inode.attributes().setModifiedNanos(clock.getAsLong());
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
}
