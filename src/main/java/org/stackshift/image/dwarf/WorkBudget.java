package org.stackshift.image.dwarf;

/**
 * How much reading a file of its size deserves: a well-formed one needs a fraction, a hostile one
 * meets the end.
 */
final class WorkBudget {
    private static final long FLOOR = 1 << 18;
    private static final int PER_BYTE = 8;

    private long left;

    /** A budget for reading sections of {@code bytes} bytes in all. */
    WorkBudget(long bytes) {
        this.left = FLOOR + PER_BYTE * bytes;
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new DwarfFault("the debugging information refers to itself too often");
        }
    }
}
