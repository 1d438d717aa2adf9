package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

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
        List<Vma> parts = new ArrayList<>();
        Vma first = find(start);
        if (first != null) {
            parts.add(first.slice(start, Math.min(end, first.end())));
        }
        for (Vma vma : byStart.subMap(start, false, Math.max(start, end), false).values()) {
            parts.add(vma.slice(vma.start(), Math.min(end, vma.end())));
        }
        return parts;
    }

    /**
     * Adds a range where none is, merged with equal neighbours.
     *
     * @throws ErrnoException ENOMEM when there would be too many
     */
    public void insert(Vma vma) throws ErrnoException {
        if (byStart.size() >= MAX) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        Vma merged = vma;
        Vma before = below(vma.start());
        if (before != null && before.mergesWith(merged)) {
            merged =
                    new Vma(
                            before.start(),
                            merged.end(),
                            vma.prot(),
                            vma.flags(),
                            null,
                            vma.name());
        }
        Vma after = byStart.get(vma.end());
        if (after != null && merged.mergesWith(after)) {
            byStart.remove(after.start());
            merged =
                    new Vma(merged.start(), after.end(), vma.prot(), vma.flags(), null, vma.name());
        }
        byStart.put(merged.start(), merged);
    }

    /** Takes [start, end) out, cutting ranges that reach beyond it. */
    public void remove(long start, long end) throws ErrnoException {
        if (byStart.size() >= MAX) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        for (Vma part : within(start, end)) {
            Vma whole = find(part.start());
            if (whole == null) {
                throw new IllegalStateException("a part without a whole");
            }
            byStart.remove(whole.start());
            if (whole.start() < part.start()) {
                byStart.put(whole.start(), whole.slice(whole.start(), part.start()));
            }
            if (part.end() < whole.end()) {
                byStart.put(part.end(), whole.slice(part.end(), whole.end()));
            }
        }
    }

    void clear() {
        byStart.clear();
    }

    /** Moves the start of a stack down. */
    void grow(Vma stack, long newStart) {
        byStart.remove(stack.start());
        byStart.put(newStart, stack.withStart(newStart));
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
