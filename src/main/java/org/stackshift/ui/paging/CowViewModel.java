package org.stackshift.ui.paging;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.CowFault;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

import java.util.List;

/**
 * Plays copy-on-write faults that happened, stage by stage. The newest is on show until the reader
 * chooses one; that one stays.
 */
public final class CowViewModel {
    private static final int NEWEST = -1;

    private final CowText text;
    private final ReadOnlyObjectWrapper<CowState> state =
            new ReadOnlyObjectWrapper<>(CowState.EMPTY);
    private List<CowFault> faults = List.of();
    private int chosen = NEWEST;
    private int stage;

    public CowViewModel(LiveSession session, Messages messages) {
        this.text = new CowText(messages);
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<CowState> state() {
        return state.getReadOnlyProperty();
    }

    /** Plays a fault from its first stage. */
    void choose(int number) {
        chosen = number;
        stage = 0;
        refresh();
    }

    void chooseStage(CowStage wanted) {
        int index = state.get().stages().indexOf(wanted);
        if (index >= 0) {
            go(index);
        }
    }

    void forward() {
        go(stage + 1);
    }

    void back() {
        go(stage - 1);
    }

    private void go(int wanted) {
        CowFault fault = shown();
        if (fault != null) {
            chosen = fault.number();
            stage = Math.clamp(wanted, 0, CowStage.of(fault).size() - 1);
            refresh();
        }
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            chosen = NEWEST;
            stage = 0;
            faults = List.of();
        } else if (views.paging().sharing() != null
                && !views.paging().sharing().faults().equals(faults)) {
            faults = views.paging().sharing().faults();
        } else {
            return;
        }
        refresh();
    }

    /** The chosen fault, or the newest where none was chosen or it is forgotten. */
    private @Nullable CowFault shown() {
        return faults.stream()
                .filter(fault -> fault.number() == chosen)
                .findFirst()
                .orElse(faults.isEmpty() ? null : faults.getLast());
    }

    private void refresh() {
        CowFault fault = shown();
        if (fault == null) {
            state.set(CowState.EMPTY);
            return;
        }
        List<CowStage> stages = CowStage.of(fault);
        CowStage now = stages.get(Math.min(stage, stages.size() - 1));
        state.set(
                new CowState(
                        faults.reversed().stream()
                                .map(it -> new CowState.Fault(it.number(), text.title(it)))
                                .toList(),
                        fault.number(),
                        stages,
                        now,
                        text.sentence(fault, now),
                        text.picture(fault, now)));
    }
}
