package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

import java.util.Optional;

/** An open file of /proc: the text as it was when it was opened. */
public final class GeneratedFile extends OpenFile {
    private final byte[] text;
    private Inode.Generated inode;
    private long position;

    public GeneratedFile(Inode.Generated inode, int flags) {
        super(flags);
        this.inode = inode;
        this.text = inode.bytes();
    }

    private GeneratedFile(GeneratedFile original) {
        super(original);
        inode = original.inode;
        text = original.text;
        position = original.position;
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        int part = readAt(position, target, offset, count);
        position += part;
        return part;
    }

    @Override
    public int readAt(long at, byte[] target, int offset, int count) {
        int part = Math.clamp(text.length - at, 0, count);
        if (part > 0) {
            System.arraycopy(text, (int) at, target, offset, part);
        }
        return part;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EACCES);
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        long wanted =
                switch (whence) {
                    case Fcntl.SEEK_SET -> offset;
                    case Fcntl.SEEK_CUR -> position + offset;
                    default -> -1;
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
    public Stat stat() {
        return Stat.of(inode);
    }

    @Override
    protected OpenFile twin() {
        return new GeneratedFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
    }
}
