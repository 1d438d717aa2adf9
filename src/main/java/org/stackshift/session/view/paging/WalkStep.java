package org.stackshift.session.view.paging;

/**
 * One level of a walk.
 *
 * @param level 4 for the PML4, 3 for the page-directory-pointer table, 2 for the page directory, 1
 *     for the page table
 * @param index which of the 512 entries
 * @param table physical address of the table
 * @param entry what stands there
 */
public record WalkStep(int level, int index, long table, long entry) {
    /** Physical address of the entry. */
    public long paddr() {
        return table + 8L * index;
    }
}
