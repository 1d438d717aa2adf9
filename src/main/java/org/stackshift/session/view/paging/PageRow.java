package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;

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
     * @param isZeroPage whether it is the one frame of zeros that untouched memory shows to readers
     */
    public record MappedPage(long entry, int references, boolean isZeroPage) {
        /** Physical address of the frame. */
        public long frame() {
            return entry & PageBits.FRAME;
        }
    }

    /** Whether both have the same frame there. */
    public boolean isShared() {
        return left != null && right != null && left.frame() == right.frame();
    }
}
