package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.TimelineRequest.Window;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.TimelineView.Lane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a part of the run into columns. */
public final class TimelinePainter {
    private final Recorder recorder;

    public TimelinePainter(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The lanes in sight, with nothing about single events yet. */
    public TimelineView paint(TimelineRequest request, long icount) {
        List<LaneId> all = recorder.lanes().ids();
        int first = Math.clamp(request.firstLane(), 0, Math.max(0, all.size() - 1));
        List<LaneId> ids = all.subList(first, Math.min(all.size(), first + request.lanes()));
        Scale scale = scale(request, icount);
        Map<LaneId, LanePicture> pictures = pictures(ids, request, scale, icount);
        EventRing ring = recorder.ring();
        return new TimelineView(
                icount,
                scale.from(),
                scale.to(),
                request.columns(),
                ring.exactFrom(),
                all.size(),
                first,
                ids.stream().map(id -> lane(id, pictures)).toList(),
                null,
                null,
                previous(request, scale),
                next(request, scale));
    }

    /** The run begins with its first event: what the machine did to start is left out. */
    private Scale scale(TimelineRequest request, long icount) {
        long begin = recorder.begin();
        long now = Math.max(begin + 1, icount);
        return switch (request.window()) {
            case Window.All() -> new Scale(begin, now, request.columns());
            case Window.Latest(long span) ->
                    new Scale(
                            Math.max(begin, now - span),
                            Math.max(now, begin + span),
                            request.columns());
            case Window.Range(long from, long to) ->
                    new Scale(Math.max(0, from), Math.max(from + 1, to), request.columns());
        };
    }

    private Map<LaneId, LanePicture> pictures(
            List<LaneId> ids, TimelineRequest request, Scale scale, long icount) {
        Map<LaneId, LanePicture> pictures = new HashMap<>();
        ids.forEach(id -> pictures.put(id, new LanePicture(scale, request.cell())));
        long exactFrom = recorder.ring().exactFrom();
        long column = Math.max(1, (scale.to() - scale.from()) / request.columns());
        recorder.pyramid()
                .visit(
                        scale.from(),
                        scale.to(),
                        column,
                        stretch -> add(stretch, pictures, exactFrom));
        Stretch unfinished = new Stretch();
        recorder.unfinished(icount, unfinished);
        add(unfinished, pictures, 0);
        addEvents(pictures, scale);
        return pictures;
    }

    /** Counts of events are taken from stretches only where the events themselves are forgotten. */
    private static void add(Stretch stretch, Map<LaneId, LanePicture> pictures, long exactFrom) {
        boolean count = stretch.end < exactFrom;
        for (LaneId id : List.of(LaneId.cpu(stretch.cpu), LaneId.task(stretch.pid))) {
            LanePicture picture = pictures.get(id);
            if (picture != null) {
                picture.add(stretch);
                if (count) {
                    picture.addCounts(stretch);
                }
            }
        }
    }

    private void addEvents(Map<LaneId, LanePicture> pictures, Scale scale) {
        EventRing ring = recorder.ring();
        int cpu = -1;
        int pid = -1;
        LanePicture ofCpu = null;
        LanePicture ofTask = null;
        for (long i = ring.firstFrom(scale.from()); i < ring.end(); i++) {
            long icount = ring.icount(i);
            if (icount > scale.to()) {
                return;
            }
            if (!ring.isMark(i)) {
                continue;
            }
            if (ring.cpu(i) != cpu || ring.pid(i) != pid) {
                cpu = ring.cpu(i);
                pid = ring.pid(i);
                ofCpu = pictures.get(LaneId.cpu(cpu));
                ofTask = pictures.get(LaneId.task(pid));
            }
            addEvent(ofCpu, i, icount, ring.kind(i));
            addEvent(ofTask, i, icount, ring.kind(i));
        }
    }

    private static void addEvent(
            @Nullable LanePicture picture, long number, long icount, EventKind kind) {
        if (picture != null) {
            picture.addEvent(number, icount, kind);
        }
    }

    private Lane lane(LaneId id, Map<LaneId, LanePicture> pictures) {
        LanePicture picture = pictures.get(id);
        boolean isTask = id.kind() == LaneId.Kind.TASK;
        return new Lane(
                id,
                isTask ? recorder.lanes().name(id.number()) : "",
                isTask && recorder.lanes().hasEnded(id.number()),
                picture.spans(),
                picture.marks());
    }

    private long previous(TimelineRequest request, Scale scale) {
        EventRing ring = recorder.ring();
        long begin =
                ring.has(request.selected()) ? request.selected() : ring.firstFrom(scale.to() + 1);
        for (long i = begin - 1; i >= ring.oldest(); i--) {
            if (isOn(request.lane(), i)) {
                return i;
            }
        }
        return -1;
    }

    private long next(TimelineRequest request, Scale scale) {
        EventRing ring = recorder.ring();
        long begin =
                ring.has(request.selected())
                        ? request.selected() + 1
                        : ring.firstFrom(scale.from());
        for (long i = begin; i < ring.end(); i++) {
            if (isOn(request.lane(), i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOn(LaneId lane, long number) {
        EventRing ring = recorder.ring();
        int of = lane.kind() == LaneId.Kind.CPU ? ring.cpu(number) : ring.pid(number);
        return ring.isMark(number) && of == lane.number();
    }
}
