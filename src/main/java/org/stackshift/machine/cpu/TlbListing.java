package org.stackshift.machine.cpu;

import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.PageAttributes;
import org.stackshift.machine.memory.Tlb;
import org.stackshift.machine.memory.TlbContext;
import org.stackshift.machine.memory.TlbContexts;
import org.stackshift.machine.memory.TlbEntry;
import org.stackshift.machine.memory.TlbEntry.Use;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts together what the parts of the TLB remember of each page. */
final class TlbListing {
    private static final Comparator<Key> ORDER =
            Comparator.comparingInt(Key::pcid)
                    .thenComparing(Key::vaddr, Long::compareUnsigned)
                    .thenComparing(Key::paddr, Long::compareUnsigned);

    private final Paging paging;
    private final Map<Key, Page> pages = new TreeMap<>(ORDER);

    private TlbListing(Paging paging) {
        this.paging = paging;
    }

    /** A page where a context believes it to be. */
    private record Key(int pcid, long vaddr, long paddr) {}

    /** What is known of it. */
    private static final class Page {
        private final Set<Use> uses = EnumSet.noneOf(Use.class);
        private final int attributes;
        private boolean stale;

        Page(int attributes) {
            this.attributes = attributes;
        }
    }

    static List<TlbEntry> of(TlbContexts contexts, Paging paging) {
        TlbListing listing = new TlbListing(paging);
        for (TlbContext context : contexts.all()) {
            listing.add(context, context.user());
            listing.add(context, context.supervisor());
        }
        return listing.pages.entrySet().stream()
                .map(page -> entry(page.getKey(), page.getValue()))
                .toList();
    }

    private void add(TlbContext context, Tlb tlb) {
        tlb.visit(
                (part, vaddr, paddr, attributes) -> {
                    long mask = -PageAttributes.pageSize(attributes);
                    boolean global = PageAttributes.isGlobal(attributes);
                    int pcid = global ? TlbEntry.ANY_PCID : context.pcid();
                    Page page =
                            pages.computeIfAbsent(
                                    new Key(pcid, vaddr & mask, paddr & mask),
                                    key -> new Page(attributes));
                    page.uses.add(use(part));
                    page.stale |= !paging.agrees(paging.table(context), vaddr, paddr, attributes);
                });
    }

    private static Use use(int part) {
        return switch (part) {
            case Tlb.READ -> Use.READ;
            case Tlb.WRITE -> Use.WRITE;
            default -> Use.EXECUTE;
        };
    }

    private static TlbEntry entry(Key key, Page page) {
        long dirty = page.uses.contains(Use.WRITE) ? PageBits.D : 0;
        return new TlbEntry(
                key.pcid(),
                key.vaddr(),
                key.paddr(),
                PageAttributes.pageSize(page.attributes),
                PageAttributes.bits(page.attributes) | dirty,
                page.uses,
                page.stale);
    }
}
