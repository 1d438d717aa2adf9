package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.mm.FileContent;
import org.stackshift.kernel.mm.FilePages;

import java.util.Arrays;

/** The bytes of a regular file; what was never written reads as zero. */
public final class FileBytes implements FileContent {
    /** Largest file. */
    private static final long LIMIT = 1L << 30;

    private final Quota quota;
    private final FilePages pages = new FilePages();
    private byte[] bytes;
    private int size;
    private long charged;
    private int openings;
    private boolean isDeleted;

    /** An empty file whose growth counts against {@code quota}. */
    public FileBytes(Quota quota) {
        this.quota = quota;
        this.bytes = new byte[0];
    }

    /** A file that holds {@code content} at no cost; the array must not be changed by others. */
    public FileBytes(Quota quota, byte[] content) {
        this.quota = quota;
        this.bytes = content;
        this.size = content.length;
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
        System.arraycopy(bytes, (int) offset, target, at, part);
        pages.read(offset, target, at, part);
        return part;
    }

    @Override
    public void store(long offset, byte[] source) {
        if (offset < size) {
            int part = (int) Math.min(source.length, size - offset);
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
            size = (int) Math.max(size, offset + count);
            System.arraycopy(source, at, bytes, (int) offset, count);
            pages.write(offset, source, at, count);
        }
    }

    /** Cuts or extends with zeros. */
    public void truncate(long newSize) throws ErrnoException {
        ensure(newSize);
        if (newSize < size) {
            Arrays.fill(bytes, (int) newSize, size, (byte) 0);
            pages.truncate(this, newSize);
        }
        size = (int) newSize;
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
            size = 0;
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
                charged += added;
            } catch (OutOfMemoryError hostIsFull) {
                quota.giveBack(roomy - bytes.length);
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
    }
}
