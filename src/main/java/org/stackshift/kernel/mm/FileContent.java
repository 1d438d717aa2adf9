package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;

/**
 * Bytes that can stand behind a mapping. A copy refers to itself in a circle: through its pages and
 * through whoever maps it.
 */
public interface FileContent extends Copyable<FileContent> {
    /** Length in bytes. */
    long size();

    /**
     * Copies up to {@code count} bytes from {@code offset}.
     *
     * @return how many there were, 0 at or beyond the end
     */
    int read(long offset, byte[] target, int at, int count);

    /** Overwrites bytes from {@code offset} on; what lies beyond the end is dropped. */
    void store(long offset, byte[] source);

    /** Which of its pages are in frames, and who maps it. */
    FilePages pages();

    /** Hears that the last mapping is gone. */
    void unmapped();

    /**
     * A new frame with the bytes at {@code offset}, zeros beyond the end.
     *
     * @throws ErrnoException ENOMEM
     */
    default long copyOfPage(long offset, PhysicalMemory physical, FrameUse use)
            throws ErrnoException {
        long frame = physical.frames().allocate(use);
        byte[] page = new byte[PageBits.PAGE_SIZE];
        int count = read(offset, page, 0, page.length);
        physical.ram().write(frame, page, 0, count);
        return frame;
    }
}
