package org.stackshift.session.view.paging;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the TLBs remember.
 *
 * @param icount the instant
 * @param vaddr the address that the walk is of, empty where there is none
 * @param cpus by number
 */
public record TlbView(long icount, OptionalLong vaddr, List<CpuTlb> cpus) {
    /**
     * The TLB of one CPU.
     *
     * @param cpu its number
     * @param cr3 its top-level table and what else CR3 holds
     * @param pcid the context in use; empty while CR4.PCIDE is off
     * @param counters what it has cost
     * @param entries by context and address
     */
    public record CpuTlb(
            int cpu, long cr3, OptionalInt pcid, Counters counters, List<TlbEntryView> entries) {
        public CpuTlb {
            entries = List.copyOf(entries);
        }

        /** Whether the CPU would find an entry now: a global one, or one of its context. */
        public boolean isInReach(TlbEntryView entry) {
            return entry.isGlobal() || entry.pcid() == pcid.orElse(0);
        }
    }

    /**
     * What a TLB has cost since the machine began.
     *
     * @param misses walks through the tables
     * @param flushes how often translations were forgotten wholesale
     * @param dropped pages forgotten by those
     */
    public record Counters(long misses, long flushes, long dropped) {}

    public TlbView {
        cpus = List.copyOf(cpus);
    }
}
