package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The memory that a process was promised, and what it got so far.
 *
 * @param icount the instant
 * @param processes all that can be chosen
 * @param process the one shown; null when none is left
 * @param regions ascending
 */
public record RegionsView(
        long icount,
        List<ProcessRef> processes,
        @Nullable ProcessRef process,
        List<RegionView> regions) {
    public RegionsView {
        processes = List.copyOf(processes);
        regions = List.copyOf(regions);
    }
}
