package org.stackshift.base;

/**
 * A 64-bit hash of a machine's state, equal for equal states in every JVM and on every host.
 *
 * <p>It tells whether two runs are in the same state; it is no protection against somebody who
 * wants two states to look alike.
 */
public final class StateHash {
    /** Two odd constants without pattern: the fractional parts of the golden ratio and of e. */
    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;

    private static final long FINAL = 0xb7e1_5162_8aed_2a6bL;

    private long state;

    /** Adds a word; order counts. */
    public void add(long word) {
        state = Long.rotateLeft(state ^ word, 29) * STEP + FINAL;
    }

    /** Adds every word of an array, not its length. */
    public void addAll(long[] words) {
        for (long word : words) {
            add(word);
        }
    }

    /** The hash of everything added so far. */
    public long value() {
        long mixed = (state ^ state >>> 32) * FINAL;
        return mixed ^ mixed >>> 29;
    }
}
