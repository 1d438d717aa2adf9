package org.stackshift.ui.timeline;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.TimelineRequest.Window;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.LiveSession;

/** Decides which part of the timeline is in sight, and what is selected in it. */
public final class TimelineViewModel {
    private static final long NARROWEST = 16;
    private static final long WIDEST = 1L << 60;
    private static final double STEP = 1.5;
    private static final double NEAR_END = 0.9;

    private final LiveSession session;
    private final ReadOnlyObjectWrapper<@Nullable TimelineView> view =
            new ReadOnlyObjectWrapper<>();
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final ObjectProperty<Window> window = new SimpleObjectProperty<>(new Window.All());
    private boolean revealing;

    public TimelineViewModel(LiveSession session) {
        this.session = session;
        session.views().addListener((observable, before, now) -> sample(now));
        folded.addListener((observable, before, now) -> session.setVisible(Panel.TIMELINE, !now));
        window.addListener(observable -> request());
    }

    /** What to draw; null while there is nothing. */
    public ReadOnlyObjectProperty<@Nullable TimelineView> view() {
        return view.getReadOnlyProperty();
    }

    /** Whether only the header is shown. */
    public BooleanProperty folded() {
        return folded;
    }

    /** Whether the end of the picture is now, also while the machine runs. */
    public BooleanBinding following() {
        return Bindings.createBooleanBinding(() -> !(window.get() instanceof Window.Range), window);
    }

    /** Tells how much room there is. */
    void resize(int columns, int cell, int firstLane, int lanes) {
        TimelineRequest now = session.timeline().get();
        session.timeline()
                .set(
                        new TimelineRequest(
                                now.window(),
                                columns,
                                cell,
                                firstLane,
                                lanes,
                                now.lane(),
                                now.selected(),
                                now.pointed()));
    }

    /** The whole run. */
    public void fit() {
        window.set(new Window.All());
    }

    /** Ends at now again, and stays there. */
    public void follow() {
        TimelineView shown = view.get();
        window.set(shown == null ? new Window.All() : new Window.Latest(shown.to() - shown.from()));
    }

    public void zoomIn() {
        zoom(1 / STEP, following().get() ? 1 : 0.5);
    }

    public void zoomOut() {
        zoom(STEP, following().get() ? 1 : 0.5);
    }

    /**
     * Shows {@code factor} times as much time.
     *
     * @param at the place that stays where it is, 0 for the left edge to 1 for the right one
     */
    void zoom(double factor, double at) {
        TimelineView shown = view.get();
        if (shown == null) {
            return;
        }
        long span = shown.to() - shown.from();
        long next = Math.clamp(Math.round(span * factor), NARROWEST, WIDEST);
        if (following().get() && at >= NEAR_END) {
            window.set(next >= shown.icount() ? new Window.All() : new Window.Latest(next));
            return;
        }
        long from = Math.max(0, Math.round(shown.from() + (span - next) * at));
        window.set(new Window.Range(from, from + next));
    }

    /** Moves by a part of what is in sight; following ends. */
    void pan(double part) {
        TimelineView shown = view.get();
        if (shown != null) {
            long span = shown.to() - shown.from();
            long from = Math.max(0, shown.from() + Math.round(span * part));
            window.set(new Window.Range(from, from + span));
        }
    }

    /** To the beginning of the run. */
    void goToStart() {
        TimelineView shown = view.get();
        if (shown != null) {
            window.set(new Window.Range(0, shown.to() - shown.from()));
        }
    }

    /** Selects an event; -1 selects nothing. */
    void select(LaneId lane, long number) {
        select(lane, number, session.timeline().get().pointed());
    }

    /** Shows what is under the mouse; -1 for nothing. */
    void point(long number) {
        TimelineRequest now = session.timeline().get();
        if (now.pointed() != number) {
            select(now.lane(), now.selected(), number);
        }
    }

    private void select(LaneId lane, long selected, long pointed) {
        TimelineRequest now = session.timeline().get();
        session.timeline()
                .set(
                        new TimelineRequest(
                                now.window(),
                                now.columns(),
                                now.cell(),
                                now.firstLane(),
                                now.lanes(),
                                lane,
                                selected,
                                pointed));
    }

    /** The lane whose events the arrow keys go through. */
    LaneId lane() {
        return session.timeline().get().lane();
    }

    long selected() {
        return session.timeline().get().selected();
    }

    /** To the event before the selected one on the same lane. */
    public void previous() {
        TimelineView shown = view.get();
        step(shown == null ? -1 : shown.previous());
    }

    /** To the event behind the selected one on the same lane. */
    public void next() {
        TimelineView shown = view.get();
        step(shown == null ? -1 : shown.next());
    }

    private void step(long number) {
        if (number >= 0) {
            revealing = true;
            select(lane(), number);
        }
    }

    /** Shows the selected event's instruction in the code panel. */
    public void goToCode() {
        TimelineView shown = view.get();
        if (shown != null && shown.selected() != null) {
            session.codeAt().set(new Place.Code(shown.selected().rip()));
        }
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            window.set(new Window.All());
            view.set(null);
        } else if (views.timeline() != null && views.timeline() != view.get()) {
            view.set(views.timeline());
            reveal(views.timeline());
        }
    }

    /** Brings an event that the keyboard went to into sight. */
    private void reveal(TimelineView now) {
        EventView event = now.selected();
        if (!revealing || event == null || event.number() != selected()) {
            return;
        }
        revealing = false;
        if (event.icount() < now.from() || event.icount() >= now.to()) {
            long span = now.to() - now.from();
            long from = Math.max(0, event.icount() - span / 2);
            window.set(new Window.Range(from, from + span));
        }
    }

    private void request() {
        TimelineRequest now = session.timeline().get();
        session.timeline()
                .set(
                        new TimelineRequest(
                                window.get(),
                                now.columns(),
                                now.cell(),
                                now.firstLane(),
                                now.lanes(),
                                now.lane(),
                                now.selected(),
                                now.pointed()));
    }
}
