package org.stackshift.ui.paging;

/**
 * One page that a TLB remembers, in words.
 *
 * @param page its address
 * @param frame where it is remembered to be
 * @param size of the page
 * @param rights as r-x, and for which ring
 * @param context its PCID, or that it is global
 * @param uses what it serves
 * @param tables what the tables say now
 * @param mark whether it is out of date, or the page of the walked address
 */
record TlbRow(
        String page,
        String frame,
        String size,
        String rights,
        String context,
        String uses,
        String tables,
        Mark mark) {
    /** What is special about a row. */
    enum Mark {
        NONE,
        /** The address that the walk is of lies in it. */
        WALKED,
        /** The tables say something else. */
        STALE
    }

    /** All cells, as they are copied. */
    String text() {
        return String.join("\t", page, frame, size, rights, context, uses, tables);
    }
}
