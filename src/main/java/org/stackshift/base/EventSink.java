package org.stackshift.base;

/** Takes events in the order in which they happen, on the thread that owns the machine. */
@FunctionalInterface
public interface EventSink {
    /** A sink that forgets everything. */
    EventSink NONE = event -> {};

    /** Accepts one event; must not block. */
    void accept(Event event);
}
