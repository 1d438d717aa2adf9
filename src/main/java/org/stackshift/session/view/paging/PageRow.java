package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;

/**
 * One page of the two processes compared; at least one of them has it.
 *
 * @param vaddr its address
 * @param left as the left process has it, null where it has none
 * @param right as the right one has it
 */
public record PageRow(long vaddr, @Nullable MappedPage left, @Nullable MappedPage right) {
    /**
     * A page that is there.
     *
     * @param entry the last-level entry
     * @param references to its frame, from all page tables and from the kernel
     */
    public record MappedPage(long entry, int references) {}
}
