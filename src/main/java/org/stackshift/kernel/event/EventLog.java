package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.base.EventSink;

import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Hands the kernel's events on; builds none when nobody listens. */
public final class EventLog {
    private final EventSink sink;
    private final LongSupplier icount;
    private final boolean heard;

    /**
     * Events for {@code sink}, stamped by {@code icount}; {@link EventSink#NONE} costs next to
     * nothing.
     */
    public EventLog(EventSink sink, LongSupplier icount) {
        this.sink = sink;
        this.icount = icount;
        this.heard = sink != EventSink.NONE;
    }

    /** Whether {@link #log} does anything; asked first where events are frequent. */
    public boolean isHeard() {
        return heard;
    }

    /** Builds an event with the icount of now and hands it on. */
    public void log(LongFunction<Event> event) {
        if (heard) {
            sink.accept(event.apply(icount.getAsLong()));
        }
    }
}
