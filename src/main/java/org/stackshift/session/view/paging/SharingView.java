package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The pages of two processes side by side.
 *
 * @param icount the instant
 * @param processes all that can be chosen
 * @param left null when no process is left
 * @param right null when there is no second one
 * @param regions of both, ascending; where both have one at the same place, the left one's
 * @param pages ascending, of the regions asked for
 * @param leftOut how many more pages there would be
 * @param faults the latest writes to shared pages of any process, the oldest first
 */
public record SharingView(
        long icount,
        List<ProcessRef> processes,
        @Nullable ProcessRef left,
        @Nullable ProcessRef right,
        List<RegionView> regions,
        List<PageRow> pages,
        int leftOut,
        List<CowFault> faults) {
    public SharingView {
        processes = List.copyOf(processes);
        regions = List.copyOf(regions);
        pages = List.copyOf(pages);
        faults = List.copyOf(faults);
    }
}
