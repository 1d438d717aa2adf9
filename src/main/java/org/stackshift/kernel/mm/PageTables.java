package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

/**
 * Edits the four levels of page tables where the CPU walks them: in guest memory (SDM vol. 3 §4.5).
 *
 * <p>A "pgd" is the physical address of a top-level table. Whoever changes a present entry must
 * also tell the TLB.
 */
public final class PageTables {
    private static final int ENTRIES = 512;
    private static final int LEVELS = 4;
    private static final long LEAF_SPAN = (long) ENTRIES << PageBits.PAGE_SHIFT;
    private static final long TABLE = PageBits.P | PageBits.RW;

    private final Ram ram;
    private final FrameAllocator frames;

    public PageTables(Ram ram, FrameAllocator frames) {
        this.ram = ram;
        this.frames = frames;
    }

    /** A top-level table with an empty user half and the kernel half of {@code kernelPgd}. */
    public long create(long kernelPgd) throws ErrnoException {
        long pgd = frames.allocate(FrameUse.PAGE_TABLE);
        for (int i = ENTRIES / 2; i < ENTRIES; i++) {
            ram.write64(pgd + 8L * i, ram.read64(kernelPgd + 8L * i));
        }
        return pgd;
    }

    /**
     * The last-level entry of {@code vaddr}, or 0 where no table leads there. 2 MiB pages have
     * none.
     */
    public long get(long pgd, long vaddr) {
        long slot = slot(pgd, vaddr);
        return slot < 0 ? 0 : ram.read64(slot);
    }

    /** Writes the last-level entry of {@code vaddr}, with new tables on the way there as needed. */
    public void set(long pgd, long vaddr, long entry) throws ErrnoException {
        long table = pgd;
        for (int level = LEVELS - 1; level > 0; level--) {
            long slot = table + 8 * index(vaddr, level);
            long next = ram.read64(slot);
            if ((next & PageBits.P) == 0) {
                next =
                        frames.allocate(FrameUse.PAGE_TABLE)
                                | TABLE
                                | (vaddr >= 0 ? PageBits.US : 0);
                ram.write64(slot, next);
            }
            table = next & PageBits.FRAME;
        }
        ram.write64(table + 8 * index(vaddr, 0), entry);
    }

    /** Changes an entry that exists; where no table leads there, nothing happens. */
    public void replace(long pgd, long vaddr, long entry) {
        long slot = slot(pgd, vaddr);
        if (slot >= 0) {
            ram.write64(slot, entry);
        }
    }

    /**
     * The first page at or above {@code vaddr} and below {@code end} whose last-level table exists,
     * or {@code end}.
     */
    public long skipHoles(long pgd, long vaddr, long end) {
        long at = vaddr;
        while (at < end) {
            long table = pgd;
            int level = LEVELS - 1;
            while (level > 0) {
                long next = ram.read64(table + 8 * index(at, level));
                if ((next & PageBits.P) == 0) {
                    break;
                }
                table = next & PageBits.FRAME;
                level--;
            }
            if (level == 0) {
                return at;
            }
            long span = 1L << PageBits.PAGE_SHIFT + 9 * level;
            at = (at | span - 1) + 1;
        }
        return end;
    }

    /**
     * The first page at or above {@code vaddr} and below {@code end} whose last-level entry is not
     * empty, or {@code end}.
     */
    public long next(long pgd, long vaddr, long end) {
        long at = skipHoles(pgd, vaddr, end);
        while (at < end) {
            long slot = slot(pgd, at);
            long spanEnd = Math.min(end, (at | LEAF_SPAN - 1) + 1);
            for (; at < spanEnd; at += PageBits.PAGE_SIZE, slot += Long.BYTES) {
                if (ram.read64(slot) != 0) {
                    return at;
                }
            }
            at = skipHoles(pgd, at, end);
        }
        return end;
    }

    /**
     * Frees the tables whose whole span lies in [floor, ceiling), where no page is mapped any more.
     *
     * @return whether there were any
     */
    boolean freeUnused(long pgd, long floor, long ceiling) {
        return freeUnused(pgd, LEVELS - 1, 0, floor, ceiling);
    }

    private boolean freeUnused(long table, int level, long base, long floor, long ceiling) {
        long span = 1L << PageBits.PAGE_SHIFT + 9 * level;
        boolean freed = false;
        long first = Math.max(0, (floor - base) / span);
        long last = Math.min(ENTRIES - 1L, (ceiling - 1 - base) / span);
        for (long i = first; i <= last; i++) {
            long slot = table + 8 * i;
            long entry = ram.read64(slot);
            long start = base + i * span;
            if ((entry & PageBits.P) == 0) {
                continue;
            }
            if (start >= floor && start + span <= ceiling) {
                freeTables(entry & PageBits.FRAME, level - 1, ENTRIES);
                ram.write64(slot, 0);
                freed = true;
            } else if (level > 1) {
                freed |= freeUnused(entry & PageBits.FRAME, level - 1, start, floor, ceiling);
            }
        }
        return freed;
    }

    /** Frees a top-level table; what its user half led to must be gone already. */
    void destroy(long pgd) {
        frames.release(pgd);
    }

    private void freeTables(long table, int level, int entries) {
        for (int i = 0; level > 0 && i < entries; i++) {
            long entry = ram.read64(table + 8L * i);
            if ((entry & PageBits.P) != 0) {
                freeTables(entry & PageBits.FRAME, level - 1, ENTRIES);
            }
        }
        frames.release(table);
    }

    private long slot(long pgd, long vaddr) {
        long table = pgd;
        for (int level = LEVELS - 1; level > 0; level--) {
            long next = ram.read64(table + 8 * index(vaddr, level));
            if ((next & PageBits.P) == 0 || (next & PageBits.PS) != 0) {
                return -1;
            }
            table = next & PageBits.FRAME;
        }
        return table + 8 * index(vaddr, 0);
    }

    private static long index(long vaddr, int level) {
        return vaddr >>> PageBits.PAGE_SHIFT + 9 * level & ENTRIES - 1;
    }
}
