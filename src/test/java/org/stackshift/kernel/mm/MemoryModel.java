package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a process should see, without frames and tables: per page its rights and two words, which
 * are its own or common to all who share the page.
 */
final class MemoryModel implements Copyable<MemoryModel> {
    /** The two words of a page. */
    static final class Words implements Copyable<Words> {
        final long[] values = new long[2];

        static Words of(Words original) {
            Words words = new Words();
            words.values[0] = original.values[0];
            words.values[1] = original.values[1];
            return words;
        }

        @Override
        public Words copy(Copies copies) {
            return of(this);
        }
    }

    /**
     * One page.
     *
     * @param own what a private page holds since it was written to, else null
     * @param below what it shows until then, or always if it is shared
     */
    record Page(int prot, boolean isShared, @Nullable Words own, Words below) {
        Words shown() {
            return own == null ? below : own;
        }

        Page withProt(int newProt) {
            return new Page(newProt, isShared, own, below);
        }

        /** As it looks after a write has been announced: with words that may be changed. */
        Page written() {
            return isShared || own != null ? this : new Page(prot, false, Words.of(below), below);
        }

        Page discarded() {
            return new Page(prot, isShared, null, below);
        }
    }

    final TreeMap<Long, Page> pages = new TreeMap<>();

    /** What a fork gives: private words of its own, shared ones in common. */
    MemoryModel fork() {
        MemoryModel child = new MemoryModel();
        pages.forEach(
                (vaddr, page) -> {
                    Words own = page.own == null ? null : Words.of(page.own);
                    child.pages.put(vaddr, new Page(page.prot, page.isShared, own, page.below));
                });
        return child;
    }

    /** The pages of [start, end). */
    Map<Long, Page> range(long start, long end) {
        return pages.subMap(start, end);
    }

    @Override
    public MemoryModel copy(Copies copies) {
        MemoryModel copy = new MemoryModel();
        pages.forEach(
                (vaddr, page) -> {
                    Words own = page.own == null ? null : copies.of(page.own);
                    Words below = copies.of(page.below);
                    copy.pages.put(vaddr, new Page(page.prot, page.isShared, own, below));
                });
        return copy;
    }
}
