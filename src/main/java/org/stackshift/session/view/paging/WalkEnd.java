package org.stackshift.session.view.paging;

/** Where a walk came to. */
public sealed interface WalkEnd {
    /**
     * A page.
     *
     * @param paddr of the byte asked for
     * @param size of the page: 4 KiB, 2 MiB or 1 GiB
     * @param bytes the byte asked for and up to 15 that follow it in its page, two hexadecimal
     *     digits each with spaces between
     */
    record Page(long paddr, long size, String bytes) implements WalkEnd {}

    /** The entry of this level is not present. */
    record NotPresent(int level) implements WalkEnd {}

    /** The entry of this level has bits set that must be zero. */
    record Reserved(int level, long bits) implements WalkEnd {}

    /** The table of this level lies where no memory is. */
    record NoMemory(int level) implements WalkEnd {}

    /** Bits 63 to 47 are not all alike: the tables are not even asked. */
    record NonCanonical() implements WalkEnd {}

    /** There is no such address: a name that nobody has, no fault so far, no process. */
    record NoAddress() implements WalkEnd {}
}
