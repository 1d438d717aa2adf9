package org.stackshift.ui.stacks;

/** A line of a column. */
public sealed interface StackRow {
    /**
     * A word of the stack.
     *
     * @param vaddr where it is
     * @param offset its distance from rsp, or from the high end where the stack has no rsp
     * @param value its digits without leading zeros
     * @param meaning what it is
     * @param tag a short remark in a frame: {@code rbp}, or who pushed it; may be empty
     * @param place how it lies to rsp
     * @param cursor whether rsp points at it, now or when its unit resumes
     * @param changed whether its value differs from the last stop
     * @param taken whether it is the word that the fatal return took
     * @param frameTop whether a call's frame ends with it
     * @param full everything about it in words, for the tooltip and screen readers
     */
    record Word(
            long vaddr,
            String offset,
            String value,
            String meaning,
            String tag,
            Depth place,
            Cursor cursor,
            boolean changed,
            boolean taken,
            boolean frameTop,
            String full)
            implements StackRow {}

    /** A remark between words: what was left out, an end of the stack. */
    record Note(String text, boolean warning) implements StackRow {}

    /** How a word lies to rsp. */
    enum Depth {
        /** In a caller's frame. */
        LIVE,
        /** In the innermost frame. */
        INNERMOST,
        /** Below rsp, but a leaf function may use it. */
        RED_ZONE,
        /** Below rsp: no longer in use. */
        DEAD
    }

    /** What points at a word. */
    enum Cursor {
        NONE,
        RSP,
        /** rsp will point here when the unit resumes. */
        RESUME
    }
}
