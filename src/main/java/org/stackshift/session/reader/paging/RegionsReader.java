package org.stackshift.session.reader.paging;

import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.session.view.paging.RegionsView;

import java.util.List;

/** Reads the regions of a process and counts their pages. */
final class RegionsReader {
    private final Debuggee debuggee;
    private final Tables tables;

    RegionsReader(Debuggee debuggee, Tables tables) {
        this.debuggee = debuggee;
        this.tables = tables;
    }

    RegionsView read(ProcessList processes, int pid) {
        var chosen = processes.choose(pid);
        return new RegionsView(
                debuggee.machine().icount(),
                processes.refs(),
                chosen.map(ProcessList.Entry::ref).orElse(null),
                chosen.map(entry -> regions(entry.mm())).orElse(List.of()));
    }

    List<RegionView> regions(AddressSpace mm) {
        return mm.vmas().all().stream().map(vma -> region(mm, vma)).toList();
    }

    RegionView region(AddressSpace mm, Vma vma) {
        return new RegionView(
                vma.start(),
                vma.end(),
                vma.prot(),
                vma.flags(),
                vma.name(),
                vma.backing() == null ? 0 : vma.backing().offset(),
                count(mm, vma));
    }

    private RegionView.Pages count(AddressSpace mm, Vma vma) {
        FrameAllocator frames = debuggee.kernel().memory().frames();
        int[] counts = new int[3];
        tables.visit(
                mm.pgd(),
                vma.start(),
                vma.end(),
                (vaddr, entry) -> {
                    counts[0]++;
                    counts[1] += frames.references(entry & PageBits.FRAME) > 1 ? 1 : 0;
                    counts[2] += (entry & PageBits.D) != 0 ? 1 : 0;
                });
        return new RegionView.Pages(counts[0], counts[1], counts[2]);
    }
}
