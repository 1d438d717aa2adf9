package org.stackshift.machine.memory;

import org.stackshift.isa.PageBits;

/**
 * What the TLB keeps of a page besides its frame: the rights of all levels together and the page's
 * size.
 *
 * <pre>
 *  11..10                       9   8  7..3  2   1   0
 *  size: 4 KiB, 2 MiB or 1 GiB  NX  G  -     US  RW  -
 * </pre>
 */
public final class PageAttributes {
    /** The largest page that there is, in bytes. */
    public static final long LARGEST_PAGE = 1L << 30;

    private static final int NX = 1 << 9;
    private static final int LEVEL_SHIFT = 10;
    private static final long KEPT = PageBits.RW | PageBits.US | PageBits.G;

    private PageAttributes() {}

    /**
     * Packs what a walk has found.
     *
     * @param bits RW and US as all levels allow, G of the leaf, NX if any level forbids execution
     * @param level of the leaf: 0 for a PTE, 1 for 2 MiB, 2 for 1 GiB
     */
    static int of(long bits, int level) {
        return (int) (bits & KEPT) | (bits < 0 ? NX : 0) | level << LEVEL_SHIFT;
    }

    /** Whether the page belongs to all contexts. */
    public static boolean isGlobal(int attributes) {
        return (attributes & PageBits.G) != 0;
    }

    /** Whether the page is not of 4 KiB. */
    public static boolean isLarge(int attributes) {
        return attributes >>> LEVEL_SHIFT != 0;
    }

    /** Bytes in the page. */
    public static long pageSize(int attributes) {
        return (long) PageBits.PAGE_SIZE << 9 * (attributes >>> LEVEL_SHIFT);
    }

    /** RW, US, G and NX at their places in a page-table entry. */
    public static long bits(int attributes) {
        return attributes & KEPT | ((attributes & NX) != 0 ? PageBits.NX : 0);
    }
}
