package org.stackshift.session.reader.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.PagingViews;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongFunction;

/** Answers what the page-table panels ask for. */
public final class PagingReader {
    private static final Set<Panel> PANELS =
            Collections.unmodifiableSet(
                    EnumSet.of(Panel.PAGE_WALK, Panel.REGIONS, Panel.SHARING, Panel.TLB));

    private final Debuggee debuggee;
    private final RegionsReader regions;
    private final WalkReader walk;
    private final SharingReader sharing;
    private final TlbReader tlb;

    /**
     * @param naming the symbol that an address belongs to, null where there is none
     */
    public PagingReader(Debuggee debuggee, LongFunction<@Nullable Symbol> naming) {
        this.debuggee = debuggee;
        Tables tables = new Tables(debuggee.machine().ram());
        this.regions = new RegionsReader(debuggee, tables);
        this.walk = new WalkReader(debuggee, tables, regions, naming);
        this.sharing = new SharingReader(debuggee, tables, regions, naming);
        this.tlb = new TlbReader(debuggee, tables);
    }

    public PagingViews read(ViewRequest request) {
        Set<Panel> panels = request.panels();
        if (Collections.disjoint(panels, PANELS)) {
            return PagingViews.NONE;
        }
        ProcessList processes = new ProcessList(debuggee);
        PagingRequest asked = request.paging();
        if (asked.pid() == PagingRequest.ANY) {
            asked = asked.withPid(processes.ofTask(request.task()));
        }
        return new PagingViews(
                panels.contains(Panel.PAGE_WALK) ? walk.read(processes, asked) : null,
                panels.contains(Panel.REGIONS) ? regions.read(processes, asked.pid()) : null,
                panels.contains(Panel.SHARING) ? sharing.read(processes, asked) : null,
                panels.contains(Panel.TLB) ? tlb.read(walk.vaddr(processes, asked)) : null);
    }
}
