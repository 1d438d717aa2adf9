package org.stackshift.session.reader.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.paging.CowFault;
import org.stackshift.session.view.paging.PageRow;
import org.stackshift.session.view.paging.PageRow.MappedPage;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.session.view.paging.SharingView;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Lays the pages of two processes side by side. */
final class SharingReader {
    /** Pages that one view shows; more than anybody scrolls through. */
    static final int MOST_PAGES = 4_096;

    private final Debuggee debuggee;
    private final Tables tables;
    private final RegionsReader regions;
    private final LongFunction<@Nullable Symbol> naming;

    SharingReader(
            Debuggee debuggee,
            Tables tables,
            RegionsReader regions,
            LongFunction<@Nullable Symbol> naming) {
        this.debuggee = debuggee;
        this.tables = tables;
        this.regions = regions;
        this.naming = naming;
    }

    SharingView read(ProcessList processes, PagingRequest request) {
        Optional<ProcessList.Entry> left = processes.choose(first(processes, request.left()));
        Optional<ProcessList.Entry> right =
                left.flatMap(it -> processes.chooseBeside(request.right(), it));
        List<RegionView> all = regionsOf(left, right);
        List<PageRow> pages = new ArrayList<>(pages(left, right, all, request.region()));
        int leftOut = Math.max(0, pages.size() - MOST_PAGES);
        return new SharingView(
                debuggee.machine().icount(),
                processes.refs(),
                ref(left),
                ref(right),
                all,
                pages.subList(0, pages.size() - leftOut),
                leftOut,
                debuggee.paging().cowFaults().stream().map(this::named).toList());
    }

    /** Unasked, the sides do not depend on who runs: they would jump at every switch. */
    private static int first(ProcessList processes, int asked) {
        boolean isThere = processes.refs().stream().anyMatch(ref -> ref.pid() == asked);
        return isThere || processes.refs().isEmpty() ? asked : processes.refs().getFirst().pid();
    }

    private static @Nullable ProcessRef ref(Optional<ProcessList.Entry> entry) {
        return entry.map(ProcessList.Entry::ref).orElse(null);
    }

    private List<RegionView> regionsOf(
            Optional<ProcessList.Entry> left, Optional<ProcessList.Entry> right) {
        Map<Long, RegionView> byStart = new TreeMap<>();
        left.ifPresent(it -> regions.regions(it.mm()).forEach(r -> byStart.put(r.start(), r)));
        right.ifPresent(
                it -> regions.regions(it.mm()).forEach(r -> byStart.putIfAbsent(r.start(), r)));
        return List.copyOf(byStart.values());
    }

    private List<PageRow> pages(
            Optional<ProcessList.Entry> left,
            Optional<ProcessList.Entry> right,
            List<RegionView> all,
            OptionalLong region) {
        Map<Long, PageRow> rows = new TreeMap<>();
        for (RegionView view : all) {
            if (region.isEmpty() || region.getAsLong() == view.start()) {
                left.ifPresent(
                        it -> visit(it, view, (vaddr, page) -> put(rows, vaddr, page, null)));
                right.ifPresent(
                        it -> visit(it, view, (vaddr, page) -> put(rows, vaddr, null, page)));
            }
        }
        return List.copyOf(rows.values());
    }

    private static void put(
            Map<Long, PageRow> rows,
            long vaddr,
            @Nullable MappedPage left,
            @Nullable MappedPage right) {
        rows.merge(
                vaddr,
                new PageRow(vaddr, left, right),
                (old, added) ->
                        new PageRow(
                                vaddr,
                                added.left() == null ? old.left() : added.left(),
                                added.right() == null ? old.right() : added.right()));
    }

    /** Hears of pages with their counts. */
    @FunctionalInterface
    private interface PageListener {
        void page(long vaddr, MappedPage page);
    }

    private void visit(ProcessList.Entry process, RegionView region, PageListener listener) {
        PhysicalMemory memory = debuggee.kernel().memory();
        tables.visit(
                process.mm().pgd(),
                region.start(),
                region.end(),
                (vaddr, entry) -> listener.page(vaddr, page(memory, entry)));
    }

    private static MappedPage page(PhysicalMemory memory, long entry) {
        long frame = entry & PageBits.FRAME;
        return new MappedPage(entry, memory.frames().references(frame), frame == memory.zeroPage());
    }

    private CowFault named(CowFault fault) {
        CowFault.Write write = fault.write();
        return new CowFault(
                fault.number(),
                fault.icount(),
                fault.process(),
                new CowFault.Write(
                        write.vaddr(),
                        write.errorCode(),
                        write.rip(),
                        naming.apply(write.rip()),
                        write.bytes()),
                fault.walk(),
                fault.entryAfter(),
                fault.kind(),
                fault.count(),
                fault.sharers());
    }
}
