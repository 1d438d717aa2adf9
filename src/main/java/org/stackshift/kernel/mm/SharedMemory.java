package org.stackshift.kernel.mm;

import org.stackshift.abi.Mman;
import org.stackshift.base.Copies;

/**
 * What stands behind shared memory without a file ("shmem"): zeros at first, and the frames that
 * all who inherited the mapping have in common. It ends with its last mapping.
 */
public final class SharedMemory implements FileContent {
    private static final String NAME = "/dev/zero (deleted)";

    private final long size;
    private FilePages pages = new FilePages();

    private SharedMemory(long size) {
        this.size = size;
    }

    /** A range of fresh shared memory. */
    public static Vma vma(long start, long end, int prot) {
        Backing backing = new Backing(new SharedMemory(end - start), 0, true);
        return new Vma(start, end, prot, Mman.MAP_SHARED, backing, NAME);
    }

    @Override
    public SharedMemory copy(Copies copies) {
        SharedMemory copy = copies.register(this, new SharedMemory(size));
        copy.pages = copies.of(pages);
        return copy;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long offset, byte[] target, int at, int count) {
        return 0;
    }

    @Override
    public void store(long offset, byte[] source) {}

    @Override
    public FilePages pages() {
        return pages;
    }

    @Override
    public void unmapped() {}
}
