package org.stackshift.debug;

import java.util.OptionalLong;

/** Looks at guest memory without touching it: no fault, no accessed bit, no TLB entry. */
@FunctionalInterface
public interface Peek {
    /** The 8 bytes at {@code vaddr}, which may cross a page; empty if one of them is not mapped. */
    OptionalLong word(long vaddr);

    /**
     * {@code size} bytes (1-8), zero-extended, by means of words that lie in one page where
     * possible.
     */
    default OptionalLong load(long vaddr, int size) {
        long shift = Math.min(vaddr & (Long.BYTES - 1), Long.BYTES - size);
        OptionalLong word = word(vaddr - Math.max(shift, 0));
        if (word.isEmpty() || size == Long.BYTES) {
            return word;
        }
        long bits = word.getAsLong() >>> 8 * Math.max(shift, 0);
        return OptionalLong.of(bits & (1L << 8 * size) - 1);
    }
}
