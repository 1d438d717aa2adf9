package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Symbol;

import java.util.List;

/**
 * The walk of one address through the four levels of a process's page tables.
 *
 * @param icount the instant
 * @param processes all that can be chosen
 * @param process whose tables; null when none is left
 * @param asked what was asked for
 * @param vaddr the address that is meant by it; 0 where there is none
 * @param symbol what stands there, null where unknown
 * @param regions of the process, to choose an address from
 * @param pgd physical address of the top-level table: what CR3 holds while the process runs
 * @param steps from the PML4 on, as far as the walk came; the last one may not be present
 * @param end where it came to
 * @param accesses what reading, writing and executing from ring 3 would come to, in this order;
 *     empty where there is no address
 */
public record WalkView(
        long icount,
        List<ProcessRef> processes,
        @Nullable ProcessRef process,
        AddressChoice asked,
        long vaddr,
        @Nullable Symbol symbol,
        List<RegionView> regions,
        long pgd,
        List<WalkStep> steps,
        WalkEnd end,
        List<AccessView> accesses) {
    public WalkView {
        processes = List.copyOf(processes);
        regions = List.copyOf(regions);
        steps = List.copyOf(steps);
        accesses = List.copyOf(accesses);
    }

    /** The region around the address, null where there is none. */
    public @Nullable RegionView region() {
        return regions.stream().filter(it -> it.contains(vaddr)).findFirst().orElse(null);
    }
}
