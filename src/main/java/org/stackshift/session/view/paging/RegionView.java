package org.stackshift.session.view.paging;

/**
 * A range of user addresses with one set of rights ("vm_area_struct").
 *
 * @param start first address, a multiple of the page size
 * @param end first address after it
 * @param prot bits of {@code abi.Mman.PROT_*}
 * @param flags the bits MAP_SHARED and MAP_GROWSDOWN of its mmap
 * @param name as in /proc/self/maps: {@code [heap]}, {@code [stack]}, a path, or empty
 * @param fileOffset where in the file it begins; 0 without a file
 * @param pages how much of it is there already
 */
public record RegionView(
        long start, long end, int prot, int flags, String name, long fileOffset, Pages pages) {
    /**
     * Pages of a region, counted in its page table.
     *
     * @param resident those with a frame
     * @param shared those of them whose frame somebody else refers to as well
     * @param dirty those of them that were written through this table
     */
    public record Pages(int resident, int shared, int dirty) {}

    public long size() {
        return end - start;
    }

    public boolean contains(long vaddr) {
        return vaddr >= start && vaddr < end;
    }
}
