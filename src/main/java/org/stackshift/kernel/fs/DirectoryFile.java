package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open directory, read by getdents64. */
public final class DirectoryFile extends OpenFile {
    private record Entry(String name, Inode inode) {}

    private static final int HEADER = 19;

    private final Inode.Directory inode;
    private int position;

    public DirectoryFile(Inode.Directory inode, int flags) {
        super(flags);
        this.inode = inode;
    }

    public Inode.Directory inode() {
        return inode;
    }

    /**
     * The next entries as linux_dirent64 records, as many as fit into {@code room}; empty at the
     * end.
     */
    public byte[] nextEntries(int room) throws ErrnoException {
        List<Entry> entries = entries();
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

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(".", inode));
        entries.add(new Entry("..", inode.parent()));
        inode.entries().forEach((name, child) -> entries.add(new Entry(name, child)));
        return entries;
    }

    private static boolean put(ByteBuffer out, Entry entry, long nextPosition) {
        byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
        int length = HEADER + name.length + 1 + 7 & -8;
        if (out.remaining() < length) {
            return false;
        }
        int start = out.position();
        out.putLong(entry.inode.attributes().number());
        out.putLong(nextPosition);
        out.putShort((short) length);
        out.put((byte) (entry.inode.attributes().mode() >> 12));
        out.put(name);
        out.position(start + length);
        return true;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public long seek(long offset, int whence) throws ErrnoException {
        if (whence != Fcntl.SEEK_SET || offset < 0 || offset > Integer.MAX_VALUE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = (int) offset;
        return offset;
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }
}
