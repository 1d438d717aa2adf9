package org.stackshift.kernel.mm;

/**
 * The file behind a mapping.
 *
 * @param offset of the byte at the mapping's first address, a multiple of the page size
 */
public record Backing(FileContent file, long offset) {
    /** The same file, for a mapping that starts {@code bytes} later. */
    Backing advanced(long bytes) {
        return new Backing(file, offset + bytes);
    }
}
