package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.mm.FileContent;

import java.util.Arrays;

/** The bytes of a regular file; what was never written reads as zero. */
public final class FileBytes implements FileContent {
    /** Largest file. */
    private static final long LIMIT = 1L << 30;

    private final Quota quota;
    private byte[] bytes;
    private int size;

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
        return part;
    }

    /** Writes all the bytes, growing the file as needed. */
    public void write(long offset, byte[] source, int at, int count) throws ErrnoException {
        if (count > 0) {
            ensure(offset + count);
            size = (int) Math.max(size, offset + count);
            System.arraycopy(source, at, bytes, (int) offset, count);
        }
    }

    /** Cuts or extends with zeros. */
    public void truncate(long newSize) throws ErrnoException {
        ensure(newSize);
        if (newSize < size) {
            Arrays.fill(bytes, (int) newSize, size, (byte) 0);
        }
        size = (int) newSize;
    }

    /** Gives the memory back; for a file that no name and no open file leads to. */
    public void discard() {
        quota.giveBack(bytes.length);
        bytes = new byte[0];
        size = 0;
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
                bytes = Arrays.copyOf(bytes, (int) roomy);
            } catch (OutOfMemoryError hostIsFull) {
                quota.giveBack(roomy - bytes.length);
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
    }
}
