package org.stackshift.session.view;

import java.util.List;

/**
 * What went through the console.
 *
 * @param spans the newest text in order, decoded as UTF-8; old text is dropped from the front at a
 *     limit
 * @param total characters that ever were in the spans; tells whether anything is new
 * @param dropped characters dropped from the front
 * @param wantsInput whether the program waits in a read of standard input
 * @param inputClosed whether standard input is at its end
 */
public record ConsoleView(
        List<Span> spans, long total, long dropped, boolean wantsInput, boolean inputClosed) {
    /** Nothing yet. */
    public static final ConsoleView EMPTY = new ConsoleView(List.of(), 0, 0, false, false);

    /** A run of text from one source. */
    public record Span(Source source, String text) {}

    /** Who wrote a text. */
    public enum Source {
        STDOUT,
        STDERR,
        /** Typed by the user. */
        STDIN
    }

    public ConsoleView {
        spans = List.copyOf(spans);
    }
}
