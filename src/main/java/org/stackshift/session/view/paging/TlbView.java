package org.stackshift.session.view.paging;

import java.util.List;

/**
 * What the TLBs remember.
 *
 * @param icount the instant
 * @param cpus by number
 */
public record TlbView(long icount, List<CpuTlb> cpus) {
    /**
     * The TLB of one CPU.
     *
     * @param cpu its number
     * @param cr3 its top-level table
     * @param entries ascending by address; the entries of ring 3 and ring 0 apart
     */
    public record CpuTlb(int cpu, long cr3, List<TlbEntryView> entries) {
        public CpuTlb {
            entries = List.copyOf(entries);
        }
    }

    public TlbView {
        cpus = List.copyOf(cpus);
    }
}
