package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

import java.util.Arrays;

/** An open character device. */
public final class DeviceFile extends OpenFile {
    private final Inode.Device inode;
    private final RandomSource random;

    public DeviceFile(Inode.Device inode, int flags, RandomSource random) {
        super(flags);
        this.inode = inode;
        this.random = random;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        switch (inode.kind()) {
            case NULL, TTY -> {
                return 0;
            }
            case ZERO, FULL -> Arrays.fill(target, offset, offset + count, (byte) 0);
            case RANDOM -> random.fill(target, offset, count);
        }
        return count;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        if (inode.kind() == DeviceKind.FULL) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        return count;
    }

    @Override
    public long seek(long offset, int whence) {
        return 0;
    }

    @Override
    public int readAt(long position, byte[] target, int offset, int count) {
        return read(target, offset, count);
    }

    @Override
    public int writeAt(long position, byte[] source, int offset, int count) throws ErrnoException {
        return write(source, offset, count);
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }
}
