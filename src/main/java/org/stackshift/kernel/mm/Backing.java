package org.stackshift.kernel.mm;

import org.stackshift.base.Copies;

/**
 * The file behind a mapping.
 *
 * @param offset of the byte at the mapping's first address, a multiple of the page size
 * @param isWritable whether a shared mapping may write to it: whether it was open for that
 */
public record Backing(FileContent file, long offset, boolean isWritable) {
    /** The same file, for a mapping that starts {@code bytes} later. */
    Backing advanced(long bytes) {
        return new Backing(file, offset + bytes, isWritable);
    }

    /** The same file in a copy of the machine. */
    Backing in(Copies copies) {
        return new Backing(copies.of(file), offset, isWritable);
    }

    /** Whether {@code next} shows the bytes that follow a mapping of {@code size} bytes of this. */
    boolean continuesIn(Vma next, long size) {
        return next.backing() != null
                && next.backing().file == file
                && next.backing().offset == offset + size
                && next.backing().isWritable == isWritable;
    }
}
