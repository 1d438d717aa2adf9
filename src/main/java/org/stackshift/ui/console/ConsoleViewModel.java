package org.stackshift.ui.console;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.Command;
import org.stackshift.session.view.ConsoleView;
import org.stackshift.session.view.ConsoleView.Span;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.LiveSession;

import java.util.List;

/** Decides what the console shows. */
public final class ConsoleViewModel {
    /** Lines that can be scrolled back to. */
    private static final int MOST_LINES = 5_000;

    private final LiveSession session;
    private final ObservableList<ConsoleLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper inputOpen = new ReadOnlyBooleanWrapper();
    private ConsoleView shown = ConsoleView.EMPTY;
    private boolean ended = true;

    public ConsoleViewModel(LiveSession session) {
        this.session = session;
        session.views().addListener((observable, before, now) -> sample(now));
    }

    /** All lines; the last one may still grow. */
    public ObservableList<ConsoleLine> lines() {
        return lines;
    }

    /** Whether the program waits for input. */
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether there is a program that still takes input. */
    public ReadOnlyBooleanProperty inputOpen() {
        return inputOpen.getReadOnlyProperty();
    }

    /** Everything in the console as text. */
    public String text() {
        return String.join("\n", lines.stream().map(ConsoleLine::text).toList());
    }

    /** Sends a line to standard input. */
    public void enter(String line) {
        session.send(new Command.Input(line + "\n"));
    }

    /** Ends standard input. */
    public void endInput() {
        session.send(new Command.CloseInput());
    }

    /** Sends SIGINT to what runs in the foreground. */
    public void interrupt() {
        session.send(new Command.Interrupt());
    }

    private void sample(@Nullable Views views) {
        ConsoleView console = views == null ? ConsoleView.EMPTY : views.console();
        if (console == null || console == shown) {
            return;
        }
        if (console.total() < shown.total()) {
            lines.clear();
            add(console.spans(), 0);
        } else if (console.total() > shown.total()) {
            add(console.spans(), shown.total() - console.dropped());
        }
        shown = console;
        waiting.set(console.wantsInput());
        inputOpen.set(views != null && !console.inputClosed());
    }

    /** Adds what follows the first {@code known} characters of the spans. */
    private void add(List<Span> spans, long known) {
        boolean goesOn = !lines.isEmpty() && !ended;
        LineBuilder builder =
                new LineBuilder(goesOn ? lines.removeLast() : new ConsoleLine(List.of()));
        long at = 0;
        for (Span span : spans) {
            int skip = Math.clamp(known - at, 0, span.text().length());
            builder.add(span.source(), span.text().substring(skip));
            at += span.text().length();
        }
        ended = builder.endsWithLineEnd();
        lines.addAll(builder.lines());
        if (lines.size() > MOST_LINES) {
            lines.remove(0, lines.size() - MOST_LINES);
        }
    }
}
