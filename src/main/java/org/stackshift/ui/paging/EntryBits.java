package org.stackshift.ui.paging;

import org.stackshift.isa.PageBits;

/** The named bits of a paging-structure entry, in the order in which they are drawn. */
enum EntryBits {
    P(PageBits.P),
    RW(PageBits.RW),
    US(PageBits.US),
    PWT(PageBits.PWT),
    PCD(PageBits.PCD),
    A(PageBits.A),
    D(PageBits.D),
    PS(PageBits.PS),
    G(PageBits.G),
    /** Bits 11 to 9 and 62 to 52, which the hardware leaves to the kernel. */
    AVL(0x7ff0_0000_0000_0e00L),
    NX(PageBits.NX);

    private final long mask;

    EntryBits(long mask) {
        this.mask = mask;
    }

    long mask() {
        return mask;
    }

    /** The digit to draw; bits for the kernel are one number in hexadecimal. */
    String digit(long entry) {
        if (this == AVL) {
            return Long.toHexString((entry >>> 52 & 0x7ff) << 3 | entry >>> 9 & 7);
        }
        return (entry & mask) != 0 ? "1" : "0";
    }

    /**
     * The end of the key that explains the bit: its value, or why it has none.
     *
     * @param level 4 (PML4) to 1
     * @param leaf whether the entry leads to a page
     */
    String meaning(long entry, int level, boolean leaf) {
        if (this != P && (entry & PageBits.P) == 0) {
            return "not-present";
        }
        boolean ofPage = this == D || this == G;
        if (ofPage && !leaf) {
            return "ignored";
        }
        if (this == PS && level == 4) {
            return "zero";
        }
        if (this == PS && level == 1) {
            return "pat";
        }
        return this == AVL ? "free" : name() + "." + digit(entry);
    }
}
