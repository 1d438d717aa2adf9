package org.stackshift.kernel.fs;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/**
 * Bytes that look random and follow from a seed alone (SplitMix64), so that a run can be repeated.
 */
public final class RandomSource implements Copyable<RandomSource> {
    private long state;

    public RandomSource(long seed) {
        this.state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += 0x9e37_79b9_7f4a_7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }

    /** Fills {@code count} bytes. */
    public void fill(byte[] target, int offset, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = i % 8 == 0 ? next() : bits >>> 8;
            target[offset + i] = (byte) bits;
        }
    }

    @Override
    public RandomSource copy(Copies copies) {
        return new RandomSource(state);
    }
}
