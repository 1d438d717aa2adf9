package org.stackshift.ui.paging;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.AccessView;
import org.stackshift.session.view.paging.TlbEntryView;
import org.stackshift.session.view.paging.TlbView;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what the TLB panel shows. */
public final class TlbViewModel {
    private final Messages messages;
    private final IntegerProperty cpu = new SimpleIntegerProperty();
    private final ObjectProperty<TlbState.Filter> filter =
            new SimpleObjectProperty<>(TlbState.Filter.ALL);
    private final ReadOnlyObjectWrapper<TlbState> state =
            new ReadOnlyObjectWrapper<>(TlbState.EMPTY);
    private @Nullable TlbView shown;

    public TlbViewModel(LiveSession session, Messages messages) {
        this.messages = messages;
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
        cpu.addListener(observable -> refresh());
        filter.addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<TlbState> state() {
        return state.getReadOnlyProperty();
    }

    /** The number of the CPU on show. */
    IntegerProperty cpu() {
        return cpu;
    }

    ObjectProperty<TlbState.Filter> filter() {
        return filter;
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            shown = null;
        } else if (views.paging().tlb() != null && views.paging().tlb() != shown) {
            shown = views.paging().tlb();
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        TlbView view = shown;
        if (view == null || view.cpus().isEmpty()) {
            state.set(TlbState.EMPTY);
            return;
        }
        TlbView.CpuTlb tlb = view.cpus().get(Math.min(cpu.get(), view.cpus().size() - 1));
        List<TlbRow> rows = new ArrayList<>();
        for (TlbEntryView entry : tlb.entries()) {
            if (passes(entry)) {
                rows.add(row(view, tlb, entry));
            }
        }
        state.set(
                new TlbState(view.cpus().size(), tlb.cpu(), summary(tlb), probe(view, tlb), rows));
    }

    private boolean passes(TlbEntryView entry) {
        return switch (filter.get()) {
            case ALL -> true;
            case USER -> (entry.bits() & PageBits.US) != 0;
            case KERNEL -> (entry.bits() & PageBits.US) == 0;
            case STALE -> entry.isStale();
        };
    }

    private TlbRow row(TlbView view, TlbView.CpuTlb tlb, TlbEntryView entry) {
        boolean walked = isWalked(view, tlb, entry);
        return new TlbRow(
                Hex.plain(entry.vaddr()),
                Hex.plain(entry.paddr()),
                Sizes.bytes(entry.size()),
                rights(entry),
                entry.isGlobal() ? messages.get("tlb.global") : Integer.toString(entry.pcid()),
                uses(entry.uses()),
                messages.get("tlb.tables." + entry.tables()),
                entry.isStale()
                        ? TlbRow.Mark.STALE
                        : walked ? TlbRow.Mark.WALKED : TlbRow.Mark.NONE);
    }

    private static boolean isWalked(TlbView view, TlbView.CpuTlb tlb, TlbEntryView entry) {
        return view.vaddr().isPresent()
                && entry.contains(view.vaddr().getAsLong())
                && tlb.isInReach(entry);
    }

    private String rights(TlbEntryView entry) {
        String letters =
                "r"
                        + ((entry.bits() & PageBits.RW) != 0 ? "w" : "-")
                        + ((entry.bits() & PageBits.NX) == 0 ? "x" : "-");
        boolean user = (entry.bits() & PageBits.US) != 0;
        return messages.get(user ? "tlb.rights.user" : "tlb.rights.kernel", letters);
    }

    private String uses(Set<AccessView.Kind> uses) {
        return EnumSet.allOf(AccessView.Kind.class).stream()
                .filter(uses::contains)
                .map(kind -> messages.get("tlb.use." + kind))
                .collect(Collectors.joining(" "));
    }

    private String summary(TlbView.CpuTlb tlb) {
        long stale = tlb.entries().stream().filter(TlbEntryView::isStale).count();
        return messages.get(
                "tlb.summary",
                Sizes.count(tlb.entries().size()),
                Sizes.count(stale),
                Sizes.count(tlb.counters().misses()),
                Sizes.count(tlb.counters().flushes()),
                Sizes.count(tlb.counters().dropped()),
                tlb.pcid().isPresent()
                        ? messages.get("tlb.pcid", Integer.toString(tlb.pcid().getAsInt()))
                        : messages.get("tlb.no-pcid"));
    }

    /** What the three kinds of access to the walked address would find. */
    private String probe(TlbView view, TlbView.CpuTlb tlb) {
        if (view.vaddr().isEmpty()) {
            return "";
        }
        Set<AccessView.Kind> hits = EnumSet.noneOf(AccessView.Kind.class);
        tlb.entries().stream()
                .filter(entry -> isWalked(view, tlb, entry))
                .forEach(entry -> hits.addAll(entry.uses()));
        String answers =
                EnumSet.allOf(AccessView.Kind.class).stream()
                        .map(kind -> answer(kind, hits.contains(kind)))
                        .collect(Collectors.joining(", "));
        return messages.get("tlb.probe", Hex.plain(view.vaddr().getAsLong()), answers);
    }

    private String answer(AccessView.Kind kind, boolean hit) {
        return messages.get(hit ? "tlb.hit" : "tlb.miss", messages.get("tlb.use." + kind));
    }
}
