package org.stackshift.session.reader.paging;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.TlbCounters;
import org.stackshift.machine.memory.TlbEntry;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.paging.AccessView;
import org.stackshift.session.view.paging.TlbEntryView;
import org.stackshift.session.view.paging.TlbView;
import org.stackshift.session.view.paging.WalkEnd;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what the TLBs remember and compares it with the tables. */
final class TlbReader {
    private static final int PCID = 0xfff;

    private final Debuggee debuggee;
    private final Tables tables;

    TlbReader(Debuggee debuggee, Tables tables) {
        this.debuggee = debuggee;
        this.tables = tables;
    }

    /**
     * @param vaddr the address that the walk is of
     */
    TlbView read(OptionalLong vaddr) {
        List<TlbView.CpuTlb> cpus = new ArrayList<>();
        for (Cpu cpu : debuggee.machine().cpus()) {
            cpus.add(read(cpu, cpus.size()));
        }
        return new TlbView(debuggee.machine().icount(), vaddr, cpus);
    }

    private TlbView.CpuTlb read(Cpu cpu, int number) {
        boolean identified = (cpu.cr4 & ControlBits.CR4_PCIDE) != 0;
        int context = identified ? (int) cpu.cr3 & PCID : 0;
        TlbCounters counters = cpu.tlb().counters();
        return new TlbView.CpuTlb(
                number,
                cpu.cr3,
                identified ? OptionalInt.of(context) : OptionalInt.empty(),
                new TlbView.Counters(counters.misses(), counters.flushes(), counters.dropped()),
                cpu.tlb().entries().stream().map(entry -> view(cpu, context, entry)).toList());
    }

    private TlbEntryView view(Cpu cpu, int context, TlbEntry entry) {
        return new TlbEntryView(
                entry.isGlobal() ? TlbEntryView.ANY_PCID : entry.pcid(),
                entry.vaddr(),
                entry.paddr(),
                entry.pageSize(),
                entry.bits(),
                uses(entry),
                entry.stale() ? difference(cpu, context, entry) : TlbEntryView.Tables.SAME);
    }

    private static Set<AccessView.Kind> uses(TlbEntry entry) {
        Set<AccessView.Kind> uses = EnumSet.noneOf(AccessView.Kind.class);
        for (TlbEntry.Use use : entry.uses()) {
            uses.add(
                    switch (use) {
                        case READ -> AccessView.Kind.READ;
                        case WRITE -> AccessView.Kind.WRITE;
                        case EXECUTE -> AccessView.Kind.EXECUTE;
                    });
        }
        return uses;
    }

    private TlbEntryView.Tables difference(Cpu cpu, int context, TlbEntry entry) {
        if (!entry.isGlobal() && entry.pcid() != context) {
            return TlbEntryView.Tables.DIFFERENT;
        }
        Tables.Walked walked = tables.walk(cpu.cr3 & PageBits.FRAME, entry.vaddr());
        return switch (walked.end()) {
            case WalkEnd.Page page when page.paddr() == entry.paddr() ->
                    TlbEntryView.Tables.OTHER_RIGHTS;
            case WalkEnd.Page page -> TlbEntryView.Tables.OTHER_FRAME;
            default -> TlbEntryView.Tables.NOT_PRESENT;
        };
    }
}
