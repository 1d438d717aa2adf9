package org.stackshift.debug;

import java.util.OptionalLong;

/**
 * What a stack's memory held when the stack was first seen, to tell later which words were never
 * written.
 */
final class StackContents {
    private static final int LARGEST = 1 << 20;

    private final long low;
    private final long[] words;
    private long lowestChange;

    private StackContents(long low, long high, long[] words) {
        this.low = low;
        this.words = words;
        this.lowestChange = high;
    }

    /** Memory that the kernel hands out is zero at first. */
    static StackContents zero(Region region) {
        return new StackContents(region.low(), region.high(), new long[0]);
    }

    /** Remembers the memory of a region as it is now; huge ones are taken for zero. */
    static StackContents of(Region region, Peek peek) {
        long low = region.low() + 7 & -8;
        long size = region.high() - low;
        if (size <= 0 || size > LARGEST) {
            return zero(region);
        }
        long[] words = new long[(int) (size / Long.BYTES)];
        for (int i = 0; i < words.length; i++) {
            words[i] = peek.word(low + (long) i * Long.BYTES).orElse(0);
        }
        return new StackContents(low, region.high(), words);
    }

    /** The lowest word that changed; looks only below those already known to have changed. */
    long lowestChange(Region region, Peek peek) {
        long start = Math.max(region.low() + 7 & -8, lowestChange - LARGEST);
        for (long vaddr = start; vaddr < lowestChange; vaddr += Long.BYTES) {
            OptionalLong now = peek.word(vaddr);
            if (now.isPresent() && now.getAsLong() != initially(vaddr)) {
                lowestChange = vaddr;
            }
        }
        return lowestChange;
    }

    private long initially(long vaddr) {
        long index = (vaddr - low) / Long.BYTES;
        return vaddr >= low && index < words.length ? words[(int) index] : 0;
    }
}
