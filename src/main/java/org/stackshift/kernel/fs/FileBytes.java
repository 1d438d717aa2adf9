package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.kernel.mm.FileContent;
import org.stackshift.kernel.mm.FilePages;

import java.util.Arrays;

/**
 * The bytes of a regular file; what was never written reads as zero. Copies of a machine share the
 * array until one of them writes.
 */
public final class FileBytes implements FileContent {
    /** Largest file. */
    private static final long LIMIT = 1L << 30;

    /** Where bytes lie that have not been read in yet. */
    private record Source(RootFolder folder, String path) {}

    private Quota quota;
    private FilePages pages = new FilePages();
    private @Nullable Source source;
    private byte[] bytes;
    private boolean isShared;
    private int size;
    private long charged;
    private int openings;
    private boolean isDeleted;
    private long inode;

    /** An empty file whose growth counts against {@code quota}. */
    public FileBytes(Quota quota) {
        this.quota = quota;
        this.bytes = new byte[0];
    }

    /** A file that holds {@code content} at no cost; nobody changes the array. */
    public FileBytes(Quota quota, byte[] content) {
        this.quota = quota;
        this.bytes = content;
        this.isShared = true;
        this.size = content.length;
    }

    /** A file of a folder outside, read in at no cost when it is opened or mapped. */
    FileBytes(Quota quota, RootFolder folder, String path, long size) {
        this.quota = quota;
        this.bytes = new byte[0];
        this.source = new Source(folder, path);
        this.size = (int) Math.min(size, Integer.MAX_VALUE);
    }

    private FileBytes(FileBytes original) {
        quota = original.quota;
        pages = original.pages;
        source = original.source;
        bytes = original.bytes;
        isShared = true;
        size = original.size;
        charged = original.charged;
        openings = original.openings;
        isDeleted = original.isDeleted;
        inode = original.inode;
    }

    /**
     * Reads the bytes in, if they still lie outside.
     *
     * @throws ErrnoException as {@link RootFolder#read}
     */
    public void load() throws ErrnoException {
        Source from = source;
        if (from != null) {
            bytes = from.folder.read(from.path);
            isShared = true;
            size = bytes.length;
            source = null;
        }
    }

    /** A copy of everything, read in before if need be. */
    public byte[] all() throws ErrnoException {
        load();
        byte[] all = new byte[size];
        read(0, all, 0, size);
        return all;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long offset, byte[] target, int at, int count) {
        if (offset < 0 || offset >= size) {
            return 0;
        }
        int part = (int) Math.min(count, size - offset);
        int held = Math.clamp(bytes.length - offset, 0, part);
        if (held > 0) {
            System.arraycopy(bytes, (int) offset, target, at, held);
        }
        Arrays.fill(target, at + held, at + part, (byte) 0);
        pages.read(offset, target, at, part);
        return part;
    }

    @Override
    public void store(long offset, byte[] source) {
        if (offset < size) {
            int part = (int) Math.min(source.length, size - offset);
            own();
            System.arraycopy(source, 0, bytes, (int) offset, part);
        }
    }

    @Override
    public FilePages pages() {
        return pages;
    }

    @Override
    public void unmapped() {
        discardIfUnused();
    }

    /** Writes all the bytes, growing the file as needed. */
    public void write(long offset, byte[] source, int at, int count) throws ErrnoException {
        if (count > 0) {
            ensure(offset + count);
            own();
            size = (int) Math.max(size, offset + count);
            System.arraycopy(source, at, bytes, (int) offset, count);
            pages.write(offset, source, at, count);
        }
    }

    /** Cuts or extends with zeros. */
    public void truncate(long newSize) throws ErrnoException {
        load();
        ensure(newSize);
        if (newSize < size) {
            own();
            Arrays.fill(bytes, (int) newSize, size, (byte) 0);
            pages.truncate(this, newSize);
        }
        size = (int) newSize;
    }

    /** Makes room for bytes up to {@code end} without changing the size. */
    public void reserve(long end) throws ErrnoException {
        load();
        ensure(end);
    }

    /** The number of the inode that they belong to. */
    public long inode() {
        return inode;
    }

    void setInode(long number) {
        inode = number;
    }

    /** Notes one more open file that leads here. */
    void open() {
        openings++;
    }

    /** Notes that an open file is closed. */
    void close() {
        openings--;
        discardIfUnused();
    }

    /**
     * Notes that no name leads here; the memory goes back when no open file and no mapping does.
     */
    void delete() {
        isDeleted = true;
        discardIfUnused();
    }

    private void discardIfUnused() {
        if (isDeleted && openings == 0 && !pages.isMapped()) {
            quota.giveBack(charged);
            charged = 0;
            bytes = new byte[0];
            source = null;
            size = 0;
        }
    }

    /** Makes the array one that only this object sees. */
    private void own() {
        if (isShared) {
            bytes = bytes.clone();
            isShared = false;
        }
    }

    private void ensure(long needed) throws ErrnoException {
        if (needed > LIMIT) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (needed > bytes.length) {
            long roomy =
                    Math.min(
                            LIMIT,
                            Math.max(needed, Math.min(2L * bytes.length, needed + (1 << 20))));
            quota.take(roomy - bytes.length);
            try {
                long added = roomy - bytes.length;
                bytes = Arrays.copyOf(bytes, (int) roomy);
                isShared = false;
                charged += added;
            } catch (OutOfMemoryError hostIsFull) {
                quota.giveBack(roomy - bytes.length);
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
    }

    @Override
    public FileContent copy(Copies copies) {
        isShared = true;
        FileBytes copy = copies.register(this, new FileBytes(this));
        copy.quota = copies.of(quota);
        copy.pages = copies.of(pages);
        return copy;
    }
}
