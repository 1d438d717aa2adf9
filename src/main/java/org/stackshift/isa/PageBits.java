package org.stackshift.isa;

/**
 * Bits of a paging-structure entry in 4-level paging (SDM vol. 3 §4.5) and of a page fault's error
 * code (§4.7).
 *
 * <pre>
 *  63  62..52   51..12        11..9  8  7      6  5  4    3    2   1   0
 *  NX  ignored  frame number  avail  G  PS/PAT D  A  PCD  PWT  US  RW  P
 * </pre>
 */
public final class PageBits {
    public static final long P = 1;
    public static final long RW = 1 << 1;
    public static final long US = 1 << 2;
    public static final long PWT = 1 << 3;
    public static final long PCD = 1 << 4;
    public static final long A = 1 << 5;
    public static final long D = 1 << 6;
    public static final long PS = 1 << 7;
    public static final long G = 1 << 8;
    public static final long NX = 1L << 63;

    /** The bits that hold a physical address, for 4 KiB pages and tables. */
    public static final long FRAME = 0x000f_ffff_ffff_f000L;

    /** Error code: the page was present, so the access broke a right. */
    public static final int ERROR_P = 1;

    /** Error code: the access was a write. */
    public static final int ERROR_W = 1 << 1;

    /** Error code: the access came from ring 3. */
    public static final int ERROR_U = 1 << 2;

    /** Error code: a reserved bit was set. */
    public static final int ERROR_RSVD = 1 << 3;

    /** Error code: the access was an instruction fetch. */
    public static final int ERROR_I = 1 << 4;

    public static final int PAGE_SHIFT = 12;
    public static final int PAGE_SIZE = 1 << PAGE_SHIFT;

    private PageBits() {}
}
