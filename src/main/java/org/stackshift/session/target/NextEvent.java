package org.stackshift.session.target;

import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.view.EventKind;

import java.util.Optional;

/** The next event of a kind has happened. The machine stops behind the instruction concerned. */
public final class NextEvent implements Goal {
    private final Recorder recorder;

    NextEvent(Debuggee debuggee, EventKind kind, Optional<Integer> pid) {
        this.recorder = debuggee.recorder();
        recorder.watch(kind, pid, debuggee.machine()::requestStop);
    }

    @Override
    public long patience() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isReached() {
        return recorder.caught().isPresent();
    }

    /** The number of the event, once it has happened. */
    public Optional<Long> event() {
        return recorder.caught();
    }

    @Override
    public void end() {
        recorder.unwatch();
    }
}
