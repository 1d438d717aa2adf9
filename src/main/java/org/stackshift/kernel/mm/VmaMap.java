package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.isa.PageBits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ranges of one address space, in order, never overlapping ("mm_mt"). */
public final class VmaMap {
    /** How many ranges a process may have ("max_map_count"). */
    static final int MAX = 65_530;

    private final TreeMap<Long, Vma> byStart = new TreeMap<>();
    private final MmStruct struct;

    /**
     * @param struct whose map_count and total_vm are kept current
     */
    VmaMap(MmStruct struct) {
        this.struct = struct;
    }

    /** All ranges, ascending. */
    public Collection<Vma> all() {
        return Collections.unmodifiableCollection(byStart.values());
    }

    /** The range that contains {@code vaddr}, or null. */
    public @Nullable Vma find(long vaddr) {
        Map.Entry<Long, Vma> entry = byStart.floorEntry(vaddr);
        return entry != null && entry.getValue().contains(vaddr) ? entry.getValue() : null;
    }

    /** The first range that starts above {@code vaddr}, or null. */
    public @Nullable Vma above(long vaddr) {
        Map.Entry<Long, Vma> entry = byStart.higherEntry(vaddr);
        return entry == null ? null : entry.getValue();
    }

    /** The last range that starts below {@code vaddr}, or null. */
    public @Nullable Vma below(long vaddr) {
        Map.Entry<Long, Vma> entry = byStart.lowerEntry(vaddr);
        return entry == null ? null : entry.getValue();
    }

    /** Whether any range touches [start, end). */
    public boolean overlaps(long start, long end) {
        Vma last = below(end);
        return last != null && last.end() > start;
    }

    /** Whether every address of [start, end) lies in some range. */
    public boolean covers(long start, long end) {
        long at = start;
        while (at < end) {
            Vma vma = find(at);
            if (vma == null) {
                return false;
            }
            at = vma.end();
        }
        return true;
    }

    /** The parts of ranges that lie in [start, end), cut to it. */
    public List<Vma> within(long start, long end) {
        if (start >= end) {
            return List.of();
        }
        List<Vma> parts = new ArrayList<>();
        Vma first = find(start);
        if (first != null) {
            parts.add(first.slice(start, Math.min(end, first.end())));
        }
        for (Vma vma : byStart.subMap(start, false, end, false).values()) {
            parts.add(vma.slice(vma.start(), Math.min(end, vma.end())));
        }
        return parts;
    }

    /**
     * Makes sure that there can be {@code more} ranges.
     *
     * @throws ErrnoException ENOMEM
     */
    void requireRoom(int more) throws ErrnoException {
        if (byStart.size() + more > MAX) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    /**
     * Adds a range where none is, merged with equal neighbours.
     *
     * @throws ErrnoException ENOMEM when there would be too many
     */
    void insert(Vma vma) throws ErrnoException {
        requireRoom(1);
        Vma merged = vma;
        Vma before = below(vma.start());
        if (before != null && before.mergesWith(merged)) {
            merged = before.withEnd(merged.end());
        }
        Vma after = byStart.get(vma.end());
        if (after != null && merged.mergesWith(after)) {
            take(after);
            merged = merged.withEnd(after.end());
        }
        if (before != null && merged.start() == before.start()) {
            take(before);
        }
        put(merged);
    }

    /**
     * Takes [start, end) out, cutting ranges that reach beyond it.
     *
     * @throws ErrnoException ENOMEM when a range would fall into two and there are too many
     */
    void remove(long start, long end) throws ErrnoException {
        Vma outer = find(start);
        if (outer != null && outer.start() < start && outer.end() > end) {
            requireRoom(1);
        }
        for (Vma part : within(start, end)) {
            Vma whole = find(part.start());
            if (whole == null) {
                throw new IllegalStateException("a part without a whole");
            }
            take(whole);
            if (whole.start() < part.start()) {
                put(whole.slice(whole.start(), part.start()));
            }
            if (part.end() < whole.end()) {
                put(whole.slice(part.end(), whole.end()));
            }
        }
    }

    void clear() {
        List.copyOf(byStart.values()).forEach(this::take);
    }

    /** Becomes the copy of {@code original} in a copy of the machine. */
    void adopt(VmaMap original, Copies copies) {
        original.byStart.forEach((start, vma) -> byStart.put(start, vma.in(copies)));
    }

    /** Moves the start of a stack down. */
    void grow(Vma stack, long newStart) {
        take(stack);
        put(stack.withStart(newStart));
    }

    private void put(Vma vma) {
        byStart.put(vma.start(), vma);
        count(1, vma.size());
    }

    private void take(Vma vma) {
        byStart.remove(vma.start());
        count(-1, -vma.size());
    }

    private void count(int ranges, long bytes) {
        struct.add(MmStruct.MAP_COUNT, ranges);
        struct.add(MmStruct.TOTAL_VM, bytes / PageBits.PAGE_SIZE);
    }

    /**
     * The highest free range of {@code length} bytes that ends at or below {@code top}; returns its
     * start or -1.
     */
    long gapBelow(long top, long length) {
        long end = top;
        while (end - length >= Layout.MMAP_MIN) {
            Vma blocker = below(end);
            if (blocker == null || blocker.end() <= end - length) {
                return end - length;
            }
            end = Math.min(end, blocker.start());
        }
        return -1;
    }
}
