package org.stackshift.kernel.mm;

import org.stackshift.base.Copyable;

/**
 * The kernel's way to make all CPUs forget translations that it has changed.
 *
 * <p>A page table is named by the physical address of its top-level table, as in cr3.
 */
public interface TlbControl extends Copyable<TlbControl> {
    /** Forgets one page of one page table ("invlpg", on every CPU). */
    void invalidatePage(long pgd, long vaddr);

    /** Forgets everything but global pages of one page table. */
    void flush(long pgd);
}
