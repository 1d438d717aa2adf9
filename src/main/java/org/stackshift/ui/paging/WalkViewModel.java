package org.stackshift.ui.paging;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.session.view.paging.WalkView;
import org.stackshift.ui.common.Changes;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

/** Decides what the walk of an address shows. */
public final class WalkViewModel {
    private final Messages messages;
    private final PagingChoice choice;
    private final WalkText text;
    private final Changes<WalkView> changes = new Changes<>();
    private final ReadOnlyObjectWrapper<WalkState> state =
            new ReadOnlyObjectWrapper<>(WalkState.EMPTY);
    private @Nullable WalkView shown;
    private @Nullable WalkView before;

    public WalkViewModel(LiveSession session, Messages messages, PagingChoice choice) {
        this.messages = messages;
        this.choice = choice;
        this.text = new WalkText(messages);
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<WalkState> state() {
        return state.getReadOnlyProperty();
    }

    void choosePid(int pid) {
        choice.choosePid(pid);
    }

    void chooseAddress(AddressChoice address) {
        choice.chooseAddress(address);
    }

    /** Takes what was typed: a number, a name, or {@code rip} and {@code rsp}. */
    void type(String typed) {
        AddressText.parse(typed).ifPresent(choice::chooseAddress);
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            changes.clear();
            shown = null;
        } else if (views.paging().walk() != null && views.paging().walk() != shown) {
            shown = views.paging().walk();
            before = changes.baseline(views.status(), shown);
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        WalkView view = shown;
        if (view == null) {
            state.set(WalkState.EMPTY);
            return;
        }
        state.set(
                new WalkState(
                        view.processes(),
                        choice.request().get(),
                        view.process(),
                        view.regions(),
                        AddressText.name(view.asked(), messages),
                        text.place(view),
                        text.parts(view),
                        text.rows(view, comparable(view)),
                        text.result(view),
                        text.accesses(view)));
    }

    /** The last stop's view, if it was of the same address. */
    private @Nullable WalkView comparable(WalkView view) {
        WalkView last = before;
        return last != null && last.pgd() == view.pgd() && last.vaddr() == view.vaddr()
                ? last
                : null;
    }
}
