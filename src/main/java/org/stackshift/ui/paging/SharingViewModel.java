package org.stackshift.ui.paging;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.SharingView;
import org.stackshift.ui.common.Changes;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

import java.util.OptionalLong;

/** Decides what the comparison of two processes shows. */
public final class SharingViewModel {
    private final PagingChoice choice;
    private final SharingText text;
    private final Changes<SharingView> changes = new Changes<>();
    private final BooleanProperty onlyDifferent = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<SharingState> state =
            new ReadOnlyObjectWrapper<>(SharingState.EMPTY);
    private @Nullable SharingView shown;
    private @Nullable SharingView before;

    public SharingViewModel(LiveSession session, Messages messages, PagingChoice choice) {
        this.choice = choice;
        this.text = new SharingText(messages);
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
        onlyDifferent.addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<SharingState> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether pages of which both have the same frame are left out. */
    BooleanProperty onlyDifferent() {
        return onlyDifferent;
    }

    void chooseLeft(int pid) {
        choice.chooseLeft(pid);
    }

    void chooseRight(int pid) {
        choice.chooseRight(pid);
    }

    void chooseRegion(OptionalLong start) {
        choice.chooseRegion(start);
    }

    /** Walks a page in the tables of the process that has it. */
    void openWalk(SharingItem.Page page) {
        SharingView view = shown;
        if (view != null) {
            var process = page.left() == null ? view.right() : view.left();
            if (process != null) {
                choice.openWalk(process.pid(), page.vaddr());
            }
        }
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            changes.clear();
            shown = null;
        } else if (views.paging().sharing() != null && views.paging().sharing() != shown) {
            shown = views.paging().sharing();
            before = changes.baseline(views.status(), shown);
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        SharingView view = shown;
        state.set(
                view == null
                        ? SharingState.EMPTY
                        : new SharingState(
                                view.processes(),
                                choice.request().get(),
                                view.left(),
                                view.right(),
                                view.regions(),
                                text.items(view, before, onlyDifferent.get()),
                                text.summary(view)));
    }
}
