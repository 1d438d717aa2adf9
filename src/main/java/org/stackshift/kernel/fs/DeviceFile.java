package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;

import java.util.Arrays;
import java.util.Optional;

/** An open character device that is no terminal. */
public final class DeviceFile extends OpenFile {
    private Inode.Device inode;
    private RandomSource random;

    public DeviceFile(Inode.Device inode, int flags, RandomSource random) {
        super(flags);
        this.inode = inode;
        this.random = random;
    }

    private DeviceFile(DeviceFile original) {
        super(original);
        inode = original.inode;
        random = original.random;
    }

    /** Which device it is. */
    public DeviceKind kind() {
        return inode.kind();
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        switch (inode.kind()) {
            case NULL, TTY, CONSOLE -> {
                return 0;
            }
            case ZERO, FULL -> Arrays.fill(target, offset, offset + count, (byte) 0);
            case RANDOM, URANDOM -> random.fill(target, offset, count);
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

    @Override
    protected OpenFile twin() {
        return new DeviceFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
        random = copies.of(random);
    }
}
