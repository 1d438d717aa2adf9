package org.stackshift.session.reader;

import org.stackshift.session.target.Debuggee;
import org.stackshift.session.timeline.TimelinePainter;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.TimelineView;

/** Reads a part of the run's history. */
final class TimelineReader {
    private final Debuggee debuggee;
    private final EventReader events;
    private final TimelinePainter painter;

    TimelineReader(Debuggee debuggee, EventReader events) {
        this.debuggee = debuggee;
        this.events = events;
        this.painter = new TimelinePainter(debuggee.recorder());
    }

    TimelineView read(TimelineRequest request) {
        TimelineView view = painter.paint(request, debuggee.machine().icount());
        return view.withEvents(
                events.read(request.selected()).orElse(null),
                events.read(request.pointed()).orElse(null));
    }
}
