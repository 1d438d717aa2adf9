package org.stackshift.session;

import org.stackshift.session.view.ConsoleView;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/** A session as a test drives it: commands, then waiting for a state. */
final class LiveProgram implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final ViewRequest ALL =
            new ViewRequest(EnumSet.allOf(Panel.class), Syntax.ATT, null);

    private final SessionPort session;
    private Views views;

    private LiveProgram(SessionPort session) {
        this.session = session;
        this.views = session.views(ALL);
    }

    static LiveProgram lab(String name) throws OpenException {
        return open(Path.of("labs/01-coroutine/bin", name));
    }

    static LiveProgram open(Path file) throws OpenException {
        return new LiveProgram(new MachineLauncher().open(new Program(file, List.of())));
    }

    /** Sends a command and waits until the machine stands again. */
    Views after(Command command) {
        send(command);
        return await(v -> stands(v.status().state()));
    }

    void send(Command command) {
        session.send(command);
    }

    /** Sends a marker through the queue and waits for a view that is younger. */
    Views await(Predicate<Views> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        // A request never made before is answered only after all commands sent so far.
        ViewRequest fresh = new ViewRequest(ALL.panels(), Syntax.ATT, new Place.Code(nonce++));
        while (System.nanoTime() < deadline) {
            Views now = session.views(fresh);
            if (now.request().equals(fresh) && condition.test(now)) {
                views = session.views(ALL);
                return now;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("it never came to that: " + session.views(fresh).status());
    }

    private long nonce = 1;

    static boolean stands(RunState state) {
        return state == RunState.PAUSED || state == RunState.FINISHED;
    }

    /** What the program printed. */
    static String output(Views views) {
        StringBuilder text = new StringBuilder();
        for (ConsoleView.Span span : views.console().spans()) {
            if (span.source() != ConsoleView.Source.STDIN) {
                text.append(span.text());
            }
        }
        return text.toString();
    }

    static StackView stack(Views views, String owner) {
        return views.stacks().stacks().stream()
                .filter(stack -> stack.owner().name().equals(owner))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no stack of " + owner + " in " + views.stacks()));
    }

    Views views() {
        return views;
    }

    @Override
    public void close() {
        session.close();
    }
}
