package org.stackshift.debug;

/**
 * A block that the program's allocator handed out.
 *
 * @param number counts allocations, so that a block is told from a later one at the same place
 */
public record HeapBlock(int number, long start, long size) {
    /** First address behind the block. */
    public long end() {
        return start + size;
    }
}
