package org.stackshift.ui.console;

import org.stackshift.session.view.ConsoleView.Source;
import org.stackshift.session.view.ConsoleView.Span;

import java.util.ArrayList;
import java.util.List;

/** Cuts console text into lines, none of them longer than a screen can lay out quickly. */
final class LineBuilder {
    /** Characters after which a line goes on in the next row. */
    private static final int WIDTH = 200;

    private final List<ConsoleLine> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private int length;

    /** Adds text without a line end. */
    void add(Source source, String text) {
        int at = 0;
        while (at < text.length()) {
            if (length == WIDTH) {
                end();
            }
            int to = Math.min(text.length(), at + WIDTH - length);
            line.add(new Span(source, text.substring(at, to)));
            length += to - at;
            at = to;
        }
    }

    /** Ends the line. */
    void end() {
        lines.add(new ConsoleLine(line));
        line.clear();
        length = 0;
    }

    /** All lines; an empty last one does not count. */
    List<ConsoleLine> finish() {
        if (!line.isEmpty()) {
            end();
        }
        return lines;
    }
}
