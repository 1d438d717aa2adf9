package org.stackshift.session.view.paging;

/**
 * One translation that a TLB remembers.
 *
 * @param vaddr start of the page
 * @param paddr start of its frame
 * @param accesses what it serves, bits of {@code abi.Mman.PROT_*}: an access of another kind walks
 *     the tables first
 * @param isUser whether it serves ring 3; else ring 0
 * @param tables what the page tables say of the page now
 */
public record TlbEntryView(long vaddr, long paddr, int accesses, boolean isUser, Tables tables) {
    /** How an entry stands to the tables. */
    public enum Tables {
        /** They say the same. */
        SAME,
        /** They lead to another frame. */
        OTHER_FRAME,
        /** They have no such page any more. */
        NOT_PRESENT,
        /** They allow less than the TLB does. */
        FEWER_RIGHTS
    }

    /** Whether the CPU would go by something that the tables do not say. */
    public boolean isStale() {
        return tables != Tables.SAME;
    }
}
