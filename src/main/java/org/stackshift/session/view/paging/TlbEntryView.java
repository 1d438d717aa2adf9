package org.stackshift.session.view.paging;

import org.stackshift.isa.PageBits;

import java.util.Set;

/**
 * One page that a TLB remembers.
 *
 * @param pcid its context, or {@link #ANY_PCID} for a global page
 * @param vaddr start of the page
 * @param paddr start of its frame, as remembered
 * @param size of the page: 4 KiB, 2 MiB or 1 GiB
 * @param bits RW, US, G and NX of {@code isa.PageBits}, all levels together
 * @param uses what it has been used for since it was remembered; for any other kind of access the
 *     CPU walks the tables first
 * @param tables what the page tables say of the page now
 */
public record TlbEntryView(
        int pcid,
        long vaddr,
        long paddr,
        long size,
        long bits,
        Set<AccessView.Kind> uses,
        Tables tables) {
    /** Stands for every context. */
    public static final int ANY_PCID = -1;

    /** How an entry stands to the tables. */
    public enum Tables {
        /** They say the same. */
        SAME,
        /** They lead to another frame. */
        OTHER_FRAME,
        /** They have no such page any more. */
        NOT_PRESENT,
        /** The same frame, with other rights. */
        OTHER_RIGHTS,
        /** Something else; what, only the tables of that context could tell. */
        DIFFERENT
    }

    public TlbEntryView {
        uses = Set.copyOf(uses);
    }

    /** Whether the CPU would go by something that the tables do not say. */
    public boolean isStale() {
        return tables != Tables.SAME;
    }

    public boolean isGlobal() {
        return (bits & PageBits.G) != 0;
    }

    /** Whether an address lies in the page. */
    public boolean contains(long address) {
        return Long.compareUnsigned(address - vaddr, size) < 0;
    }
}
