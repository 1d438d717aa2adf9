package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;

/** A line of the comparison of two processes. */
sealed interface SharingItem {
    /** As it is copied. */
    String text();

    /**
     * The region that the pages below belong to.
     *
     * @param range both ends
     * @param name with its rights
     * @param counts of its pages
     */
    record Heading(String range, String name, String counts) implements SharingItem {
        @Override
        public String text() {
            return range + "\t" + name + "\t" + counts;
        }
    }

    /**
     * One page.
     *
     * @param vaddr its address
     * @param page the same in hexadecimal
     * @param left the left process's entry, null where it has none
     * @param shared the frame that both have, null where they have none in common
     * @param right the right process's entry
     * @param help the line as a sentence
     */
    record Page(
            long vaddr,
            String page,
            @Nullable Side left,
            @Nullable Frame shared,
            @Nullable Side right,
            String help)
            implements SharingItem {
        @Override
        public String text() {
            return page + "\t" + help;
        }
    }

    /**
     * What one process has.
     *
     * @param rights of the entry, {@code rw-}
     * @param waits whether a write would be answered by a copy
     * @param frame its own frame; null where it is the shared one
     * @param changed whether the entry differs from the last stop
     */
    record Side(String rights, boolean waits, @Nullable Frame frame, boolean changed) {}

    /**
     * A frame of memory.
     *
     * @param number in hexadecimal
     * @param references how many refer to it, {@code ×2}
     * @param changed whether frame or count differ from the last stop
     */
    record Frame(String number, String references, boolean changed) {}

    /** What does not fit into the view. */
    record More(String text) implements SharingItem {}
}
