package org.stackshift.machine.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** What a CPU remembers under one process-context identifier (SDM vol. 3 §4.10.1). */
public final class TlbContext {
    private final Tlb user = new Tlb();
    private final Tlb supervisor = new Tlb();
    private int pcid;
    private long table;
    private long epoch;

    TlbContext(int pcid) {
        this.pcid = pcid;
    }

    public int pcid() {
        return pcid;
    }

    /** Physical address of the table that cr3 named when this context was last loaded. */
    public long table() {
        return table;
    }

    void setTable(long paddr) {
        table = paddr;
    }

    /**
     * Changes whenever a translation for execution was forgotten: what was found in an older epoch
     * must be looked up again. No two contexts of a CPU ever have the same.
     */
    public long epoch() {
        return epoch;
    }

    void setEpoch(long value) {
        epoch = value;
    }

    /** The translations for ring 3. */
    public Tlb user() {
        return user;
    }

    /** The translations for ring 0. */
    public Tlb supervisor() {
        return supervisor;
    }

    /** How many pages are remembered for which the condition holds. */
    int count(IntPredicate scope) {
        Set<Long> pages = new HashSet<>();
        user.collect(scope, pages);
        supervisor.collect(scope, pages);
        return pages.size();
    }

    /** Forgets these; tells whether one was executable. */
    boolean flush(IntPredicate scope) {
        return user.flush(scope) | supervisor.flush(scope);
    }

    /** Forgets the page around {@code vaddr}; tells whether it was executable. */
    boolean invalidate(long vaddr, IntPredicate scope) {
        return user.invalidate(vaddr, scope) | supervisor.invalidate(vaddr, scope);
    }

    /** As {@link Tlb#dropUnlike}. */
    boolean dropUnlike(long vaddr, long paddr, int attributes) {
        return user.dropUnlike(vaddr, paddr, attributes)
                | supervisor.dropUnlike(vaddr, paddr, attributes);
    }

    void protectFrame(long paddr) {
        user.protectFrame(paddr);
        supervisor.protectFrame(paddr);
    }

    /** Serves another identifier from now on; everything is forgotten. */
    void recycle(int newPcid) {
        flush(attributes -> true);
        pcid = newPcid;
    }

    void copyFrom(TlbContext other) {
        user.copyFrom(other.user);
        supervisor.copyFrom(other.supervisor);
        table = other.table;
    }
}
