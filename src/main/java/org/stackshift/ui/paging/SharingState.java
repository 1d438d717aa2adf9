package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.session.view.paging.RegionView;

import java.util.List;

/** What the comparison of two processes draws. */
record SharingState(
        List<ProcessRef> processes,
        PagingRequest asked,
        @Nullable ProcessRef left,
        @Nullable ProcessRef right,
        List<RegionView> regions,
        List<SharingItem> items,
        String summary) {
    static final SharingState EMPTY =
            new SharingState(
                    List.of(), PagingRequest.STANDARD, null, null, List.of(), List.of(), "");

    SharingState {
        processes = List.copyOf(processes);
        regions = List.copyOf(regions);
        items = List.copyOf(items);
    }
}
