package org.stackshift.machine.memory;

import org.stackshift.isa.PageBits;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Translations remembered for one context and mode (user or supervisor), as stale as those of a
 * hardware TLB may be.
 *
 * <p>One array holds three parts. Read and write have {@link #ENTRIES} entries each, one possible
 * place for a page; execute has twice as many in sets of four. An entry is two longs: the virtual
 * page number as its address, and what to add to a virtual address to get the physical one. An
 * empty entry has the tag 1, which equals no page address. The fast path of an access is one
 * compare,
 *
 * <pre>entries[slot(vaddr) + part] == (vaddr + width - 1 &amp; -4096)</pre>
 *
 * which also fails for an access that crosses its page. A page is in the write part once its dirty
 * bit is set; if code on it has been decoded, bit 1 of the tag keeps the fast path away, and the
 * slow one still knows the translation. So what the TLB knows follows from the guest's accesses
 * alone, not from what the engine has decoded.
 *
 * <p>Pages of 2 MiB and 1 GiB are held in pieces of 4 KiB and forgotten as a whole.
 */
public final class Tlb {
    /** Entries in the read and in the write part. */
    public static final int ENTRIES = 1024;

    public static final int READ = 0;
    public static final int WRITE = 2 * ENTRIES;
    public static final int EXECUTE = 4 * ENTRIES;

    private static final int WAYS = 4;
    private static final int SETS = ENTRIES / 2;
    private static final int SLOT_MASK = 2 * (ENTRIES - 1);
    private static final int LENGTH = EXECUTE + 2 * WAYS * SETS;
    private static final long EMPTY = 1;
    private static final long WATCHED = 2;
    private static final long PAGE_MASK = -(long) PageBits.PAGE_SIZE;

    private final long[] entries = new long[LENGTH];

    /** Per entry, what {@link PageAttributes} says of its page. */
    private final short[] attributes = new short[LENGTH / 2];

    /** Bit i: entry i is not empty. */
    private final long[] occupied = new long[LENGTH / 2 / Long.SIZE];

    /** All large pages of which pieces are held lie between these, unsigned. */
    private long largeFrom = -1;

    private long largeTo;

    /** An empty TLB. */
    public Tlb() {
        Arrays.fill(entries, EMPTY);
    }

    /** The array itself, for the fast path. */
    public long[] entries() {
        return entries;
    }

    /**
     * Where in the read or write part the entry of {@code vaddr} stands. Higher bits of the address
     * are mixed in, because stack and mappings both begin below a round address and would meet.
     */
    public static int slot(long vaddr) {
        return (int) (vaddr >>> 11 ^ vaddr >>> 22) & SLOT_MASK;
    }

    /**
     * Remembers that the page of {@code vaddr} lies at {@code paddr}, any address within the frame.
     *
     * @return whether another page had to go
     */
    public boolean put(int part, long vaddr, long paddr, int pageAttributes) {
        int slot = part == EXECUTE ? placeInSet(vaddr) : part + slot(vaddr);
        boolean replaces = entries[slot] != EMPTY;
        entries[slot] = vaddr & PAGE_MASK;
        entries[slot + 1] = (paddr & PAGE_MASK) - (vaddr & PAGE_MASK);
        attributes[slot / 2] = (short) pageAttributes;
        occupied[slot / 2 / Long.SIZE] |= 1L << slot / 2;
        if (PageAttributes.isLarge(pageAttributes)) {
            noteLarge(vaddr);
        }
        return replaces;
    }

    /** The first place of a set, made free: its entries move up, and the last may fall out. */
    private int placeInSet(long vaddr) {
        int first = set(vaddr);
        int free = first;
        while (free < first + 2 * (WAYS - 1) && entries[free] != EMPTY) {
            free += 2;
        }
        long lastTag = entries[free];
        for (int slot = free; slot > first; slot -= 2) {
            move(slot - 2, slot);
        }
        entries[first] = lastTag;
        return first;
    }

    private void move(int from, int to) {
        entries[to] = entries[from];
        entries[to + 1] = entries[from + 1];
        attributes[to / 2] = attributes[from / 2];
        occupied[to / 2 / Long.SIZE] |= 1L << to / 2;
    }

    private void noteLarge(long vaddr) {
        largeFrom = Long.compareUnsigned(vaddr, largeFrom) < 0 ? vaddr : largeFrom;
        largeTo = Long.compareUnsigned(vaddr, largeTo) > 0 ? vaddr : largeTo;
    }

    private static int set(long vaddr) {
        return EXECUTE + 2 * WAYS * ((int) (vaddr >>> PageBits.PAGE_SHIFT) & SETS - 1);
    }

    /** The physical address that {@code part} remembers for {@code vaddr}, or -1. */
    public long lookup(int part, long vaddr) {
        int slot = find(part, vaddr);
        return slot < 0 ? -1 : vaddr + entries[slot + 1];
    }

    /** What is known of the page of {@code vaddr}, which {@code part} must know. */
    public int attributes(int part, long vaddr) {
        return attributes[find(part, vaddr) / 2];
    }

    private int find(int part, long vaddr) {
        long page = vaddr & PAGE_MASK;
        if (part != EXECUTE) {
            int slot = part + slot(vaddr);
            return (entries[slot] & ~WATCHED) == page ? slot : -1;
        }
        int first = set(vaddr);
        for (int slot = first; slot < first + 2 * WAYS; slot += 2) {
            if (entries[slot] == page) {
                return slot;
            }
        }
        return -1;
    }

    /** Keeps the fast path from writing to the page of {@code vaddr}, or lets it. */
    public void watch(long vaddr, boolean on) {
        int slot = find(WRITE, vaddr);
        if (slot >= 0) {
            entries[slot] = on ? entries[slot] | WATCHED : entries[slot] & ~WATCHED;
        }
    }

    /** Keeps the fast path from writing to the frame of {@code paddr} through any address. */
    public void protectFrame(long paddr) {
        long frame = paddr & PAGE_MASK;
        forEach(
                entry -> {
                    int slot = 2 * entry;
                    boolean found = part(slot) == WRITE && frame(slot) == frame;
                    entries[slot] |= found ? WATCHED : 0;
                });
    }

    /**
     * Forgets the pages for which the condition holds.
     *
     * @param scope a condition on {@link PageAttributes}
     * @return whether a page of the execute part was among them
     */
    public boolean flush(IntPredicate scope) {
        boolean[] executable = {false};
        forEach(
                entry -> {
                    if (scope.test(attributes[entry])) {
                        executable[0] |= drop(2 * entry);
                    }
                });
        return executable[0];
    }

    /**
     * Forgets the page around {@code vaddr}, whatever its size, in all parts.
     *
     * @return whether the execute part knew it
     */
    public boolean invalidate(long vaddr, IntPredicate scope) {
        if (mayBeLarge(vaddr)) {
            boolean[] executable = {false};
            forEach(
                    entry -> {
                        boolean same = base(2 * entry) == base(vaddr, attributes[entry]);
                        if (same && scope.test(attributes[entry])) {
                            executable[0] |= drop(2 * entry);
                        }
                    });
            return executable[0];
        }
        boolean executable = false;
        for (int part = READ; part <= EXECUTE; part += WRITE) {
            int slot = find(part, vaddr);
            if (slot >= 0 && scope.test(attributes[slot / 2])) {
                executable |= drop(slot);
            }
        }
        return executable;
    }

    private boolean mayBeLarge(long vaddr) {
        long reach = PageAttributes.LARGEST_PAGE - 1;
        return Long.compareUnsigned(vaddr | reach, largeFrom) >= 0
                && Long.compareUnsigned(vaddr & ~reach, largeTo) <= 0;
    }

    /**
     * Forgets what the parts know of one page if it is not what a walk has found now.
     *
     * @return whether the execute part knew something else
     */
    public boolean dropUnlike(long vaddr, long paddr, int pageAttributes) {
        boolean executable = false;
        for (int part = READ; part <= EXECUTE; part += WRITE) {
            int slot = find(part, vaddr);
            boolean unlike =
                    slot >= 0
                            && (frame(slot) != (paddr & PAGE_MASK)
                                    || attributes[slot / 2] != (short) pageAttributes);
            executable |= unlike && drop(slot);
        }
        return executable;
    }

    private boolean drop(int slot) {
        entries[slot] = EMPTY;
        occupied[slot / 2 / Long.SIZE] &= ~(1L << slot / 2);
        return part(slot) == EXECUTE;
    }

    /**
     * Adds the first addresses of the pages, whatever their size, for which the condition holds.
     */
    public void collect(IntPredicate scope, Set<Long> pages) {
        forEach(
                entry -> {
                    if (scope.test(attributes[entry])) {
                        pages.add(base(2 * entry));
                    }
                });
    }

    /** Hears of every piece of 4 KiB that a part remembers. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int part, long vaddr, long paddr, int pageAttributes);
    }

    /** Shows everything, in a fixed order. */
    public void visit(Visitor visitor) {
        forEach(
                entry -> {
                    int slot = 2 * entry;
                    visitor.visit(
                            part(slot), entries[slot] & PAGE_MASK, frame(slot), attributes[entry]);
                });
    }

    private void forEach(IntConsumer action) {
        for (int i = 0; i < occupied.length; i++) {
            for (long bits = occupied[i]; bits != 0; bits &= bits - 1) {
                action.accept(Long.SIZE * i + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    private static int part(int slot) {
        return slot >= EXECUTE ? EXECUTE : slot >= WRITE ? WRITE : READ;
    }

    private long frame(int slot) {
        return (entries[slot] & PAGE_MASK) + entries[slot + 1];
    }

    private long base(int slot) {
        return base(entries[slot], attributes[slot / 2]);
    }

    private static long base(long vaddr, int pageAttributes) {
        return vaddr & -PageAttributes.pageSize(pageAttributes);
    }

    /** Becomes equal to another. */
    public void copyFrom(Tlb other) {
        System.arraycopy(other.entries, 0, entries, 0, entries.length);
        System.arraycopy(other.attributes, 0, attributes, 0, attributes.length);
        System.arraycopy(other.occupied, 0, occupied, 0, occupied.length);
        largeFrom = other.largeFrom;
        largeTo = other.largeTo;
    }
}
