package org.stackshift.ui.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.TimelineView.Lane;
import org.stackshift.session.view.TimelineView.Mark;
import org.stackshift.session.view.TimelineView.Span;
import org.stackshift.ui.common.EventText;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Sizes;

import java.util.stream.Collectors;

/** The timeline in words. */
final class TimelineText {
    private final Messages messages;
    private final EventText events;

    TimelineText(Messages messages) {
        this.messages = messages;
        this.events = new EventText(messages);
    }

    EventText events() {
        return events;
    }

    /** A lane's name. */
    String name(Lane lane) {
        return lane.id().kind() == LaneId.Kind.CPU
                ? messages.get("timeline.cpu", Integer.toString(lane.id().number()))
                : lane.name();
    }

    /** What stands behind the name: the pid. */
    String number(Lane lane) {
        return lane.id().kind() == LaneId.Kind.CPU ? "" : Integer.toString(lane.id().number());
    }

    /** The stretch of time in sight. */
    String range(@Nullable TimelineView view) {
        return view == null
                ? ""
                : messages.get(
                        "timeline.range",
                        Sizes.count(view.from()),
                        Sizes.count(Math.min(view.to(), view.icount())));
    }

    /** One event with its time: what a hover shows. */
    String brief(EventView event) {
        return messages.get("timeline.at", Sizes.count(event.icount()), events.sentence(event));
    }

    /** Several events that are drawn as one mark. */
    String cluster(Mark mark) {
        String kinds =
                mark.counts().stream()
                        .map(c -> Sizes.count(c.number()) + " × " + events.kind(c.kind()))
                        .collect(Collectors.joining(", "));
        return messages.get("timeline.cluster", Sizes.count(mark.icount()), kinds);
    }

    /** What a lane spends its time on at some place. */
    String time(Lane lane, Span span, TimelineView view) {
        String mode =
                span.kernel() == 0 && span.idle() == 0
                        ? "timeline.user"
                        : span.user() == 0 && span.idle() == 0
                                ? "timeline.kernel"
                                : span.user() == 0 && span.kernel() == 0
                                        ? "timeline.idle"
                                        : "timeline.mixed";
        long width = view.to() - view.from();
        long from = view.from() + span.from() * width / view.columns();
        long to = view.from() + span.to() * width / view.columns();
        return messages.get(
                "timeline.span",
                name(lane),
                messages.get(mode),
                Sizes.count(from),
                Sizes.count(to));
    }

    /** All that is known of an event, on one line. */
    String details(EventView event) {
        String where = event.where() == null ? "" : Names.brief(event.where());
        return messages.get(
                "timeline.details",
                Sizes.count(event.icount()),
                events.sentence(event),
                events.who(event),
                Integer.toString(event.cpu()),
                where.isEmpty() ? "0x" + Long.toHexString(event.rip()) : where);
    }

    /** The picture for those who do not see it. */
    String spoken(TimelineView view) {
        return messages.get(
                "timeline.spoken",
                range(view),
                view.lanes().stream().map(this::spoken).collect(Collectors.joining("; ")));
    }

    private String spoken(Lane lane) {
        long marks = lane.marks().stream().mapToLong(Mark::total).sum();
        return messages.get("timeline.spoken.lane", name(lane), Sizes.count(marks));
    }

    /** The picture as text: a line for each mark of each lane in sight. */
    String table(TimelineView view) {
        StringBuilder text = new StringBuilder();
        for (Lane lane : view.lanes()) {
            for (Mark mark : lane.marks()) {
                text.append(name(lane)).append('\t').append(mark.icount()).append('\t');
                text.append(
                                mark.counts().stream()
                                        .map(c -> c.number() + " " + events.kind(c.kind()))
                                        .collect(Collectors.joining(", ")))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
