package org.stackshift.session.timeline;

import org.stackshift.session.view.EventKind;

import java.util.Optional;

/** Waits for the next event of a kind, of one task or of any. */
final class Watch {
    private final EventKind kind;
    private final Optional<Integer> pid;
    private final Runnable caught;
    private Optional<Long> number = Optional.empty();

    Watch(EventKind kind, Optional<Integer> pid, Runnable caught) {
        this.kind = kind;
        this.pid = pid;
        this.caught = caught;
    }

    void saw(long event, EventKind ofKind, int ofPid) {
        boolean isIt = ofKind == kind && pid.filter(wanted -> wanted != ofPid).isEmpty();
        if (number.isEmpty() && isIt) {
            number = Optional.of(event);
            caught.run();
        }
    }

    Optional<Long> number() {
        return number;
    }
}
