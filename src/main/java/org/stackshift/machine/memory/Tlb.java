package org.stackshift.machine.memory;

import java.util.Arrays;

/**
 * Translations remembered for one mode (user or supervisor), as stale as those of a hardware TLB
 * may be.
 *
 * <p>One array holds three direct-mapped parts of {@link #ENTRIES} entries (read, write, execute);
 * an entry is two longs: the virtual page number as its address, and what to add to a virtual
 * address to get the physical one. An empty entry has the tag 1, which equals no page address. The
 * fast path of an access is one compare,
 *
 * <pre>entries[slot(vaddr) + part] == (vaddr + width - 1 &amp; -4096)</pre>
 *
 * which also fails for an access that crosses its page. A page is absent from the write part for as
 * long as a write to it has to be noticed (dirty bit not yet set, or decoded code on it).
 */
public final class Tlb {
    /** Entries in each part. */
    public static final int ENTRIES = 1024;

    public static final int READ = 0;
    public static final int WRITE = 2 * ENTRIES;
    public static final int EXECUTE = 4 * ENTRIES;

    private static final int SLOT_MASK = 2 * (ENTRIES - 1);
    private static final long EMPTY = 1;
    private static final long PAGE_MASK = -4096L;

    private final long[] entries = new long[6 * ENTRIES];

    /** An empty TLB. */
    public Tlb() {
        flush();
    }

    /** The array itself, for the fast path. */
    public long[] entries() {
        return entries;
    }

    /** Where in a part the entry of {@code vaddr} stands. */
    public static int slot(long vaddr) {
        return (int) (vaddr >>> 11) & SLOT_MASK;
    }

    /**
     * Remembers that the page of {@code vaddr} lies at {@code paddr}, any address within the frame.
     */
    public void put(int part, long vaddr, long paddr) {
        int slot = part + slot(vaddr);
        entries[slot] = vaddr & PAGE_MASK;
        entries[slot + 1] = (paddr & PAGE_MASK) - (vaddr & PAGE_MASK);
    }

    /** The physical address that {@code part} remembers for {@code vaddr}, or -1. */
    public long lookup(int part, long vaddr) {
        int slot = part + slot(vaddr);
        return entries[slot] == (vaddr & PAGE_MASK) ? vaddr + entries[slot + 1] : -1;
    }

    /** Forgets everything. */
    public void flush() {
        Arrays.fill(entries, EMPTY);
    }

    /** Forgets the page of {@code vaddr} in all parts. */
    public void invalidate(long vaddr) {
        for (int part = READ; part <= EXECUTE; part += WRITE) {
            if (lookup(part, vaddr) != -1) {
                entries[part + slot(vaddr)] = EMPTY;
            }
        }
    }

    /** Forgets each write translation to the frame of {@code paddr}. */
    public void protectFrame(long paddr) {
        long frame = paddr & PAGE_MASK;
        for (int slot = WRITE; slot < EXECUTE; slot += 2) {
            if (entries[slot] != EMPTY && entries[slot] + entries[slot + 1] == frame) {
                entries[slot] = EMPTY;
            }
        }
    }

    /** Becomes equal to another. */
    public void copyFrom(Tlb other) {
        System.arraycopy(other.entries, 0, entries, 0, entries.length);
    }
}
