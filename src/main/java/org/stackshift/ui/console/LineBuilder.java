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

    /**
     * @param begun a line that the text goes on with; may be empty
     */
    LineBuilder(ConsoleLine begun) {
        line.addAll(begun.spans());
        length = begun.text().length();
    }

    /** Adds text with its line ends. */
    void add(Source source, String text) {
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            addPart(source, text.substring(at, end));
            endLine();
            at = end + 1;
        }
        addPart(source, text.substring(at));
    }

    /** Whether the last line is complete. */
    boolean endsWithLineEnd() {
        return line.isEmpty();
    }

    /** All lines, a begun one included. */
    List<ConsoleLine> lines() {
        List<ConsoleLine> all = new ArrayList<>(lines);
        if (!line.isEmpty()) {
            all.add(new ConsoleLine(line));
        }
        return all;
    }

    private void addPart(Source source, String text) {
        int at = 0;
        while (at < text.length()) {
            if (length == WIDTH) {
                endLine();
            }
            int to = Math.min(text.length(), at + WIDTH - length);
            line.add(new Span(source, text.substring(at, to)));
            length += to - at;
            at = to;
        }
    }

    private void endLine() {
        lines.add(new ConsoleLine(line));
        line.clear();
        length = 0;
    }
}
