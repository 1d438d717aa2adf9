package org.stackshift.ui.paging;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.session.view.paging.RegionsView;
import org.stackshift.ui.common.Changes;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides what the table of regions shows. */
public final class RegionsViewModel {
    private final Messages messages;
    private final PagingChoice choice;
    private final Changes<RegionsView> changes = new Changes<>();
    private final ReadOnlyObjectWrapper<RegionsState> state =
            new ReadOnlyObjectWrapper<>(RegionsState.EMPTY);
    private @Nullable RegionsView shown;
    private @Nullable RegionsView before;

    public RegionsViewModel(LiveSession session, Messages messages, PagingChoice choice) {
        this.messages = messages;
        this.choice = choice;
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<RegionsState> state() {
        return state.getReadOnlyProperty();
    }

    void choosePid(int pid) {
        choice.choosePid(pid);
    }

    /** Walks the first page of a region. */
    void openWalk(RegionRow row) {
        if (shown != null && shown.process() != null) {
            choice.openWalk(shown.process().pid(), row.start());
        }
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            changes.clear();
            shown = null;
        } else if (views.paging().regions() != null && views.paging().regions() != shown) {
            shown = views.paging().regions();
            before = changes.baseline(views.status(), shown);
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        RegionsView view = shown;
        if (view == null) {
            state.set(RegionsState.EMPTY);
            return;
        }
        List<RegionRow> rows = new ArrayList<>();
        Map<Long, RegionView> base = base(view);
        for (RegionView region : view.regions()) {
            boolean changed = !base.isEmpty() && !region.equals(base.get(region.start()));
            rows.add(row(region, changed));
        }
        state.set(
                new RegionsState(
                        view.processes(),
                        choice.request().get().pid(),
                        view.process(),
                        rows,
                        summary(view)));
    }

    /** The regions of the same process at the last stop, by their start. */
    private Map<Long, RegionView> base(RegionsView view) {
        Map<Long, RegionView> byStart = new HashMap<>();
        RegionsView last = before;
        if (last != null && pid(last) == pid(view)) {
            last.regions().forEach(region -> byStart.put(region.start(), region));
        }
        return byStart;
    }

    private static int pid(RegionsView view) {
        return view.process() == null ? -1 : view.process().pid();
    }

    private static RegionRow row(RegionView region, boolean changed) {
        return new RegionRow(
                region.start(),
                Hex.plain(region.start()) + "-" + Hex.plain(region.end()),
                Rights.of(region),
                region.name(),
                Sizes.bytes(region.size()),
                region.pages().resident(),
                region.pages().shared(),
                region.pages().dirty(),
                changed);
    }

    private String summary(RegionsView view) {
        int resident = view.regions().stream().mapToInt(r -> r.pages().resident()).sum();
        int shared = view.regions().stream().mapToInt(r -> r.pages().shared()).sum();
        return messages.get(
                "regions.summary",
                Integer.toString(view.regions().size()),
                Sizes.count(resident),
                Sizes.count(shared));
    }
}
