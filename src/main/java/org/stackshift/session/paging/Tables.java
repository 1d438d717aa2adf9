package org.stackshift.session.paging;

import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.PageWalk;
import org.stackshift.machine.memory.Ram;
import org.stackshift.session.view.paging.WalkEnd;
import org.stackshift.session.view.paging.WalkStep;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads page tables where they lie, in guest memory, and leaves no trace (SDM vol. 3 §4.5). */
public final class Tables {
    /** Levels of 4-level paging; the PML4 has this number. */
    private static final int TOP = 4;

    private static final int ENTRIES = 512;
    private static final int BYTES = 16;
    private static final long RESERVED = PageBits.FRAME & -(1L << PageWalk.PHYSICAL_BITS);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final Ram ram;

    public Tables(Ram ram) {
        this.ram = ram;
    }

    /** How a walk went. */
    public record Walked(List<WalkStep> steps, WalkEnd end) {
        /** The entry of the last level, 0 where the walk did not get to a page. */
        public long leaf() {
            return end instanceof WalkEnd.Page ? steps.getLast().entry() : 0;
        }

        /** R/W and U/S that all levels allow, and NX if one of them forbids execution. */
        public long rights() {
            long all = PageBits.RW | PageBits.US;
            long any = 0;
            for (WalkStep step : steps) {
                all &= step.entry();
                any |= step.entry() & PageBits.NX;
            }
            return all | any;
        }
    }

    /** Hears of pages in ascending order. */
    @FunctionalInterface
    public interface PageVisitor {
        /** A page of 4 KiB with its last-level entry. */
        void page(long vaddr, long entry);
    }

    /** The walk of one address, as far as it comes. */
    public Walked walk(long pgd, long vaddr) {
        List<WalkStep> steps = new ArrayList<>();
        if (vaddr << 16 >> 16 != vaddr) {
            return new Walked(steps, new WalkEnd.NonCanonical());
        }
        long table = pgd & PageBits.FRAME;
        for (int level = TOP; ; level--) {
            if (!ram.contains(table, PageBits.PAGE_SIZE)) {
                return new Walked(steps, new WalkEnd.NoMemory(level));
            }
            int index = index(vaddr, level);
            long entry = ram.read64(table + 8L * index);
            steps.add(new WalkStep(level, index, table, entry));
            if ((entry & PageBits.P) == 0) {
                return new Walked(steps, new WalkEnd.NotPresent(level));
            }
            if ((entry & reserved(level, entry)) != 0) {
                long bits = entry & reserved(level, entry);
                return new Walked(steps, new WalkEnd.Reserved(level, bits));
            }
            if (isLeaf(level, entry)) {
                return new Walked(steps, page(level, entry, vaddr));
            }
            table = entry & PageBits.FRAME;
        }
    }

    private WalkEnd.Page page(int level, long entry, long vaddr) {
        long size = span(level);
        long paddr = entry & PageBits.FRAME & -size | vaddr & size - 1;
        return new WalkEnd.Page(paddr, size, bytes(paddr));
    }

    /** Up to 16 bytes from a physical address to the end of its frame. */
    public String bytes(long paddr) {
        int left = (int) (PageBits.PAGE_SIZE - (paddr & PageBits.PAGE_SIZE - 1));
        byte[] bytes = new byte[Math.min(BYTES, left)];
        if (!ram.contains(paddr, bytes.length)) {
            return "";
        }
        ram.read(paddr, bytes, 0, bytes.length);
        return HEX.formatHex(bytes);
    }

    /** Visits the pages of [start, end) that are there; large pages are left out. */
    public void visit(long pgd, long start, long end, PageVisitor visitor) {
        visit(pgd & PageBits.FRAME, TOP, start, end, visitor);
    }

    private void visit(long table, int level, long start, long end, PageVisitor visitor) {
        long span = span(level);
        for (long at = start; at < end; at = (at | span - 1) + 1) {
            long paddr = table + 8L * index(at, level);
            long entry = ram.contains(paddr, Long.BYTES) ? ram.read64(paddr) : 0;
            if ((entry & PageBits.P) == 0) {
                continue;
            }
            if (level == 1) {
                visitor.page(at, entry);
            } else if (!isLeaf(level, entry)) {
                long next = Math.min(end, (at | span - 1) + 1);
                visit(entry & PageBits.FRAME, level - 1, at, next, visitor);
            }
        }
    }

    private static boolean isLeaf(int level, long entry) {
        return level == 1 || level < TOP && (entry & PageBits.PS) != 0;
    }

    /** The bits that must be zero (SDM vol. 3 tables 4-15 to 4-20), NXE being set. */
    private static long reserved(int level, long entry) {
        if (level == TOP) {
            return RESERVED | PageBits.PS;
        }
        boolean isLarge = level > 1 && isLeaf(level, entry);
        return isLarge ? RESERVED | span(level) - 1 & ~0x1fffL : RESERVED;
    }

    private static long span(int level) {
        return 1L << PageBits.PAGE_SHIFT + 9 * (level - 1);
    }

    private static int index(long vaddr, int level) {
        return (int) (vaddr >>> PageBits.PAGE_SHIFT + 9 * (level - 1)) & ENTRIES - 1;
    }
}
