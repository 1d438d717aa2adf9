package org.stackshift.ui.paging;

/**
 * One region as the table shows it.
 *
 * @param start its first address
 * @param range both ends in hexadecimal
 * @param rights as in /proc/self/maps: {@code r-xp}
 * @param name the file or what the kernel calls it
 * @param size in words
 * @param resident pages with a frame
 * @param shared pages whose frame others refer to as well
 * @param dirty pages that were written
 * @param changed whether a count differs from the last stop
 */
record RegionRow(
        long start,
        String range,
        String rights,
        String name,
        String size,
        int resident,
        int shared,
        int dirty,
        boolean changed) {
    /** All cells, as they are copied. */
    String text() {
        return String.join(
                "\t",
                range,
                rights,
                size,
                Integer.toString(resident),
                Integer.toString(shared),
                Integer.toString(dirty),
                name);
    }
}
