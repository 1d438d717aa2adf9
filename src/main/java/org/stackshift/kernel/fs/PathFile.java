package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

import java.util.Optional;

/** A place in the tree that was opened with O_PATH: good for the *at calls and fstat only. */
public final class PathFile extends OpenFile {
    private Inode inode;

    public PathFile(Inode inode) {
        super(Fcntl.O_PATH);
        this.inode = inode;
    }

    private PathFile(PathFile original) {
        super(original);
        inode = original.inode;
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void truncate(long size) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }

    @Override
    protected OpenFile twin() {
        return new PathFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
    }
}
