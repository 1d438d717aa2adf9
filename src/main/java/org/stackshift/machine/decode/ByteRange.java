package org.stackshift.machine.decode;

/** The values from {@code first} to {@code last}, both included. */
record ByteRange(int first, int last) {
    /** Every byte. */
    static final ByteRange ALL = new ByteRange(0, 0xff);

    /** Every value of ModRM.reg. */
    static final ByteRange ALL_REG = new ByteRange(0, 7);

    boolean contains(int value) {
        return first <= value && value <= last;
    }
}
