package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;

import java.util.List;

/** What the table of regions draws. */
record RegionsState(
        List<ProcessRef> processes,
        int asked,
        @Nullable ProcessRef process,
        List<RegionRow> rows,
        String summary) {
    static final RegionsState EMPTY =
            new RegionsState(List.of(), PagingRequest.ANY, null, List.of(), "");

    RegionsState {
        processes = List.copyOf(processes);
        rows = List.copyOf(rows);
    }
}
