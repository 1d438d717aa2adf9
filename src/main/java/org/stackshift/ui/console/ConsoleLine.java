package org.stackshift.ui.console;

import org.stackshift.session.view.ConsoleView.Span;

import java.util.List;

/** A line of the console: its parts in order, without the line end. */
public record ConsoleLine(List<Span> spans) {
    public ConsoleLine {
        spans = List.copyOf(spans);
    }

    /** The whole text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
