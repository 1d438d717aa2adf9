package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.Layout;

/**
 * A range of whole pages of user space, as a call about memory names it.
 *
 * @param start page-aligned
 * @param end page-aligned, not below start
 */
record PageRange(long start, long end) {
    /**
     * The pages from {@code start} to those of the last of {@code length} bytes.
     *
     * @param beyond the error when they do not lie in user space
     * @throws ErrnoException EINVAL if {@code start} is not on a page, or {@code beyond}
     */
    static PageRange of(long start, long length, Errno beyond) throws ErrnoException {
        if ((start & PageBits.PAGE_SIZE - 1) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean fits =
                start >= 0
                        && start <= Layout.TASK_SIZE
                        && length >= 0
                        && length <= Layout.TASK_SIZE - start;
        if (!fits) {
            throw new ErrnoException(beyond);
        }
        return new PageRange(start, start + Layout.pageEnd(length));
    }

    boolean isEmpty() {
        return end == start;
    }

    long size() {
        return end - start;
    }

    boolean overlaps(PageRange other) {
        return start < other.end && other.start < end;
    }
}
