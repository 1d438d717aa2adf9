package org.stackshift.machine.memory;

import org.stackshift.isa.PageBits;

/**
 * The page walker: four levels of tables in guest physical memory (SDM vol. 3 §4.5), 4 KiB, 2 MiB
 * and 1 GiB pages.
 *
 * <p>An access is written as the bits of a page fault's error code that describe it ({@link
 * PageBits#ERROR_W}, {@code ERROR_U}, {@code ERROR_I}; none for a supervisor read); {@link Rules}
 * say which protections are switched on.
 */
public final class PageWalk {
    /** Protections that control registers switch on, as bits. */
    public static final class Rules {
        /** CR0.WP: supervisor writes respect read-only pages. */
        public static final int WP = 1;

        /** EFER.NXE: bit 63 of an entry forbids execution, else it is reserved. */
        public static final int NXE = 1 << 1;

        /** CR4.SMEP: no supervisor fetch from user pages. */
        public static final int SMEP = 1 << 2;

        /** CR4.SMAP in force: no supervisor data access to user pages. */
        public static final int SMAP = 1 << 3;

        private Rules() {}
    }

    /**
     * Physical address bits that exist (CPUID 0x80000008); higher ones are reserved in an entry.
     */
    public static final int PHYSICAL_BITS = 40;

    private static final long FAULT = Long.MIN_VALUE;
    private static final long RESERVED = PageBits.FRAME & -(1L << PHYSICAL_BITS);
    private static final int LEVELS = 4;

    private final Ram ram;
    private final long[] entryPaddr = new long[LEVELS];
    private int leafLevel;
    private long rights;
    private long global;
    private boolean noExecute;

    /** A walker over tables in {@code ram}. */
    public PageWalk(Ram ram) {
        this.ram = ram;
    }

    /**
     * Translates one address and sets accessed and dirty bits as the access demands.
     *
     * @param cr3 physical address of the top table
     * @param access the error-code bits that describe the access
     * @param rules bits of {@link Rules}
     * @return the physical address, or a negative value for which {@link #errorCode} gives the
     *     fault
     */
    public long translate(long cr3, long vaddr, int access, int rules) {
        long leaf = descend(cr3, vaddr, rules);
        if (leaf < 0) {
            return FAULT | visible(access, rules) | leaf & 0xff;
        }
        if (!permits(access, rules)) {
            return FAULT | visible(access, rules) | PageBits.ERROR_P;
        }
        setAccessed((access & PageBits.ERROR_W) != 0);
        return paddr(leaf, vaddr);
    }

    /** The error code in a failed translation's result. */
    public static int errorCode(long result) {
        return (int) result & 0xff;
    }

    /**
     * Translates without side effects and without asking for rights; -1 where nothing is mapped.
     */
    public long peek(long cr3, long vaddr) {
        long leaf = descend(cr3, vaddr, Rules.NXE);
        return leaf < 0 ? -1 : paddr(leaf, vaddr);
    }

    /** Whether the page found by the last successful walk may be reached from ring 3. */
    public boolean isUserPage() {
        return (rights & PageBits.US) != 0;
    }

    /** What {@link PageAttributes} says of the page found by the last walk or peek. */
    public int attributes() {
        return PageAttributes.of(rights | global | (noExecute ? PageBits.NX : 0), leafLevel);
    }

    /**
     * Follows the tables to the leaf entry without bit 63, or returns a negative value with error
     * bits.
     */
    private long descend(long cr3, long vaddr, int rules) {
        rights = PageBits.RW | PageBits.US;
        noExecute = false;
        long table = cr3 & PageBits.FRAME;
        for (int level = LEVELS - 1; ; level--) {
            long paddr = table + ((vaddr >>> PageBits.PAGE_SHIFT + 9 * level & 511) << 3);
            long entry = ram.contains(paddr, 8) ? ram.read64(paddr) : -1;
            if ((entry & PageBits.P) == 0) {
                return FAULT;
            }
            boolean leaf = level == 0 || (entry & PageBits.PS) != 0;
            if ((entry & reserved(level, leaf, rules)) != 0) {
                return FAULT | PageBits.ERROR_P | PageBits.ERROR_RSVD;
            }
            entryPaddr[level] = paddr;
            rights &= entry;
            noExecute |= entry < 0;
            if (leaf) {
                leafLevel = level;
                global = entry & PageBits.G;
                return entry & ~PageBits.NX;
            }
            table = entry & PageBits.FRAME;
        }
    }

    /**
     * The bits that must be zero in an entry of {@code level} (0 = PTE, 3 = PML4E; SDM vol. 3 table
     * 4-15 on).
     */
    private static long reserved(int level, boolean leaf, int rules) {
        long bits = RESERVED | ((rules & Rules.NXE) == 0 ? PageBits.NX : 0);
        if (level == LEVELS - 1) {
            return bits | PageBits.PS;
        }
        return leaf && level > 0 ? bits | pageMask(level) & ~0x1fffL : bits;
    }

    private boolean permits(int access, int rules) {
        boolean userPage = isUserPage();
        boolean write = (access & PageBits.ERROR_W) != 0;
        boolean fetch = (access & PageBits.ERROR_I) != 0;
        if (fetch && noExecute || write && mustRespectReadOnly(access, rules)) {
            return false;
        }
        if ((access & PageBits.ERROR_U) != 0) {
            return userPage;
        }
        return !userPage || (rules & (fetch ? Rules.SMEP : Rules.SMAP)) == 0;
    }

    private boolean mustRespectReadOnly(int access, int rules) {
        return (rights & PageBits.RW) == 0
                && ((access & PageBits.ERROR_U) != 0 || (rules & Rules.WP) != 0);
    }

    private void setAccessed(boolean write) {
        for (int level = LEVELS - 1; level >= leafLevel; level--) {
            long wanted = PageBits.A | (write && level == leafLevel ? PageBits.D : 0);
            long entry = ram.read64(entryPaddr[level]);
            if ((entry & wanted) != wanted) {
                ram.write64(entryPaddr[level], entry | wanted);
            }
        }
    }

    /** Bit I of the error code exists only where fetches can be forbidden (SDM vol. 3 §4.7). */
    private static int visible(int access, int rules) {
        return (rules & (Rules.NXE | Rules.SMEP)) == 0 ? access & ~PageBits.ERROR_I : access;
    }

    private long paddr(long leaf, long vaddr) {
        long mask = pageMask(leafLevel);
        return leaf & PageBits.FRAME & ~mask | vaddr & mask;
    }

    private static long pageMask(int level) {
        return (1L << PageBits.PAGE_SHIFT + 9 * level) - 1;
    }
}
