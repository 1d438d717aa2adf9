package org.stackshift.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.ConsoleView.Source;
import org.stackshift.session.view.ConsoleView.Span;

import java.util.List;

class LineBuilderTest {
    @Test
    void textIsCutAtLineEndsAndTheLastLineMayBeUnfinished() {
        LineBuilder builder = new LineBuilder(new ConsoleLine(List.of()));
        builder.add(Source.STDOUT, "one\n\ntw");
        builder.add(Source.STDERR, "o");
        assertEquals(List.of("one", "", "two"), texts(builder));
        assertEquals(
                List.of(new Span(Source.STDOUT, "tw"), new Span(Source.STDERR, "o")),
                builder.lines().getLast().spans());
        assertFalse(builder.endsWithLineEnd());
    }

    @Test
    void aBegunLineGoesOn() {
        LineBuilder builder =
                new LineBuilder(new ConsoleLine(List.of(new Span(Source.STDOUT, "AB"))));
        builder.add(Source.STDOUT, "C\n");
        assertEquals(List.of("ABC"), texts(builder));
        assertTrue(builder.endsWithLineEnd());
    }

    @Test
    void endlessLinesGoOnInTheNextRow() {
        LineBuilder builder = new LineBuilder(new ConsoleLine(List.of()));
        builder.add(Source.STDOUT, "x".repeat(450));
        assertEquals(List.of(200, 200, 50), texts(builder).stream().map(String::length).toList());
    }

    private static List<String> texts(LineBuilder builder) {
        return builder.lines().stream().map(ConsoleLine::text).toList();
    }
}
