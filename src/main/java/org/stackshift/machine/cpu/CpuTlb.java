package org.stackshift.machine.cpu;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.event.FlushCause;
import org.stackshift.machine.memory.PageAttributes;
import org.stackshift.machine.memory.TlbContext;
import org.stackshift.machine.memory.TlbContexts;
import org.stackshift.machine.memory.TlbCounters;
import org.stackshift.machine.memory.TlbEntry;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A CPU's TLB as software knows it: which instructions throw what out of it (SDM vol. 3 §4.10.4),
 * what it holds, what it has cost.
 */
public final class CpuTlb {
    /** Bit 63 of a value for cr3: keep the translations of its context. */
    private static final long NO_FLUSH = 1L << 63;

    private static final long PCID = 0xfff;
    private static final IntPredicate ALL = attributes -> true;
    private static final IntPredicate GLOBAL = PageAttributes::isGlobal;
    private static final IntPredicate NOT_GLOBAL = GLOBAL.negate();

    private final Cpu cpu;
    private final Mmu mmu;
    private final TlbContexts contexts;
    private long flushes;
    private long dropped;

    CpuTlb(Cpu cpu, Mmu mmu) {
        this.cpu = cpu;
        this.mmu = mmu;
        this.contexts = mmu.paging().contexts();
    }

    /** Writes cr3, whose reserved bits the caller has checked. */
    public void loadCr3(long value) {
        long old = cpu.cr3;
        boolean keep = (value & NO_FLUSH) != 0;
        cpu.cr3 = value & ~NO_FLUSH;
        adopt();
        cpu.events().cr3Load(cpu.icount, old, cpu.cr3, contexts.current().pcid(), keep);
        if (!keep) {
            flushContext(contexts.current().pcid(), FlushCause.CR3_LOAD);
        }
    }

    /** Takes over what cr3 and cr4 say of the current context. */
    private void adopt() {
        boolean identified = (cpu.cr4 & ControlBits.CR4_PCIDE) != 0;
        contexts.load(identified ? (int) (cpu.cr3 & PCID) : 0, cpu.cr3 & PageBits.FRAME);
        changed();
    }

    /** Forgets everything, global pages included. */
    public void flushAll(FlushCause cause) {
        flushAll(cpu.icount, cause);
    }

    /** As above for a CPU whose turn it may not be, and which may have new control registers. */
    public void reset(long now) {
        flushAll(now, FlushCause.SOFTWARE);
    }

    private void flushAll(long now, FlushCause cause) {
        flush(now, context -> true, ALL, cause);
        adopt();
    }

    /** Forgets everything but global pages. */
    public void flushAllButGlobal(FlushCause cause) {
        flush(cpu.icount, context -> true, NOT_GLOBAL, cause);
    }

    /** Forgets one context, but not its global pages. */
    public void flushContext(int pcid, FlushCause cause) {
        flush(cpu.icount, context -> context.pcid() == pcid, NOT_GLOBAL, cause);
    }

    /**
     * Forgets the contexts last loaded with a table, but not their global pages.
     *
     * @param now the machine's icount, which the CPU does not know unless it has its turn
     */
    public void flushTable(long now, long pgdPaddr) {
        flush(
                now,
                context -> mmu.paging().table(context) == pgdPaddr,
                NOT_GLOBAL,
                FlushCause.SOFTWARE);
    }

    private void flush(
            long now, Predicate<TlbContext> which, IntPredicate scope, FlushCause cause) {
        int count = contexts.count(which, scope);
        contexts.flush(which, scope);
        flushes++;
        dropped += count;
        changed();
        cpu.events().tlbFlush(now, cause, count);
    }

    /** invlpg: forgets a page in the current context, or in all if it is global. */
    public void invalidatePage(long vaddr) {
        TlbContext current = contexts.current();
        invalidate(cpu.icount, context -> context == current, vaddr, ALL);
    }

    /** Forgets a page in one context, unless it is global. */
    public void invalidatePage(int pcid, long vaddr) {
        contexts.invalidate(context -> context.pcid() == pcid, vaddr, NOT_GLOBAL);
        changed();
        cpu.events().pageInvalidated(cpu.icount, vaddr);
    }

    /**
     * Forgets a page in all contexts last loaded with a table, or in all if it is global.
     *
     * @param now the machine's icount
     */
    public void invalidateTable(long now, long pgdPaddr, long vaddr) {
        invalidate(now, context -> mmu.paging().table(context) == pgdPaddr, vaddr, ALL);
    }

    private void invalidate(long now, Predicate<TlbContext> which, long vaddr, IntPredicate scope) {
        contexts.invalidate(which, vaddr, scope);
        contexts.invalidate(which.negate(), vaddr, GLOBAL);
        changed();
        cpu.events().pageInvalidated(now, vaddr);
    }

    private void changed() {
        mmu.sync();
        cpu.resync();
    }

    /** Misses, flushes and what they cost. */
    public TlbCounters counters() {
        return new TlbCounters(mmu.paging().misses(), flushes, dropped);
    }

    /** Everything remembered, by context and address; nothing is touched. */
    public List<TlbEntry> entries() {
        return (cpu.cr0 & ControlBits.CR0_PG) == 0
                ? List.of()
                : TlbListing.of(contexts, mmu.paging());
    }

    void copyFrom(CpuTlb other) {
        mmu.copyFrom(other.mmu);
        flushes = other.flushes;
        dropped = other.dropped;
    }
}
