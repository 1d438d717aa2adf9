package org.stackshift.kernel.mm;

/** Bytes that can stand behind a mapping. */
public interface FileContent {
    /** Length in bytes. */
    long size();

    /**
     * Copies up to {@code count} bytes from {@code offset}.
     *
     * @return how many there were, 0 at or beyond the end
     */
    int read(long offset, byte[] target, int at, int count);
}
