package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open directory, read by getdents64. */
public final class DirectoryFile extends OpenFile {
    private static final int HEADER = 19;

    private Directory inode;
    private List<Directory.Entry> entries = List.of();
    private int position;

    public DirectoryFile(Directory inode, int flags) {
        super(flags);
        this.inode = inode;
    }

    private DirectoryFile(DirectoryFile original) {
        super(original);
        inode = original.inode;
        entries = original.entries;
        position = original.position;
    }

    public Directory inode() {
        return inode;
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    /**
     * The next entries as linux_dirent64 records, as many as fit into {@code room}; empty at the
     * end. What is added after the reading began from the start is not seen.
     */
    public byte[] nextEntries(int room) throws ErrnoException {
        if (position == 0) {
            entries = snapshot();
        }
        ByteBuffer out = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
        int first = position;
        while (position < entries.size() && put(out, entries.get(position), position + 1)) {
            position++;
        }
        if (position == first && position < entries.size()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private List<Directory.Entry> snapshot() throws ErrnoException {
        List<Directory.Entry> all = new ArrayList<>();
        all.add(new Directory.Entry(".", inode));
        all.add(new Directory.Entry("..", inode.parent()));
        all.addAll(inode.list());
        return all;
    }

    private static boolean put(ByteBuffer out, Directory.Entry entry, long nextPosition) {
        byte[] name = Names.bytes(entry.name());
        int length = HEADER + name.length + 1 + 7 & -8;
        if (out.remaining() < length) {
            return false;
        }
        int start = out.position();
        out.putLong(entry.inode().attributes().number());
        out.putLong(nextPosition);
        out.putShort((short) length);
        out.put((byte) (entry.inode().attributes().mode() >> 12));
        out.put(name);
        out.position(start + length);
        return true;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int readAt(long at, byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        long wanted = whence == Fcntl.SEEK_CUR ? position + offset : offset;
        boolean known = whence == Fcntl.SEEK_SET || whence == Fcntl.SEEK_CUR;
        if (!known || wanted < 0 || wanted > Integer.MAX_VALUE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = (int) wanted;
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
        return new DirectoryFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
        entries =
                entries.stream()
                        .map(entry -> new Directory.Entry(entry.name(), copies.of(entry.inode())))
                        .toList();
    }
}
