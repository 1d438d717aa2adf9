package org.stackshift.ui.paging;

import java.util.List;

/**
 * What the TLB panel draws.
 *
 * @param cpus how many CPUs there are
 * @param cpu the one shown
 * @param summary its counters
 * @param probe what accesses to the walked address would find
 * @param rows pages that pass the filter
 */
record TlbState(int cpus, int cpu, String summary, String probe, List<TlbRow> rows) {
    static final TlbState EMPTY = new TlbState(1, 0, "", "", List.of());

    /** Which pages are shown. */
    enum Filter {
        ALL,
        USER,
        KERNEL,
        STALE
    }

    TlbState {
        rows = List.copyOf(rows);
    }
}
