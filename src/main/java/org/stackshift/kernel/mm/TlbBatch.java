package org.stackshift.kernel.mm;

/**
 * Pages of one page table whose entries have changed: forgotten one by one, or all at once when
 * they are many ("flush_tlb_mm_range").
 */
final class TlbBatch {
    /** Up to so many pages are invalidated singly ("tlb_single_page_flush_ceiling"). */
    private static final int SINGLE_PAGES = 33;

    private final TlbControl tlb;
    private final long pgd;
    private int pages;

    TlbBatch(TlbControl tlb, long pgd) {
        this.tlb = tlb;
        this.pgd = pgd;
    }

    /** One more page. */
    void add(long vaddr) {
        if (++pages <= SINGLE_PAGES) {
            tlb.invalidatePage(pgd, vaddr);
        }
    }

    /** The last page is in; from now on no CPU uses the old entries. */
    void invalidate() {
        if (pages > SINGLE_PAGES) {
            tlb.flush(pgd);
        }
    }
}
