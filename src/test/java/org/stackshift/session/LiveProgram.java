package org.stackshift.session;

import org.stackshift.image.elf.ElfFile;
import org.stackshift.session.view.ConsoleView;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A session as a test drives it: commands, then waiting for a state. */
final class LiveProgram implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final ViewRequest ALL =
            new ViewRequest(EnumSet.allOf(Panel.class), Syntax.ATT, null);

    private final Path file;
    private final SessionPort session;
    private Views views;
    private long markers;

    private LiveProgram(Path file, SessionPort session) {
        this.file = file;
        this.session = session;
        this.views = session.views(ALL);
    }

    static LiveProgram lab(String name) throws OpenException {
        return open(Path.of("labs/01-coroutine/bin", name));
    }

    static LiveProgram open(Path file) throws OpenException {
        return open(file, MachineSetup.DEFAULT);
    }

    static LiveProgram open(Path file, MachineSetup setup) throws OpenException {
        Program program = new Program(file, List.of(), setup);
        return new LiveProgram(file, new MachineLauncher().open(program));
    }

    /** Sends a command and waits until the machine stands again. */
    Views after(Command command) {
        send(command);
        return await(v -> stands(v.status().state()));
    }

    void send(Command command) {
        session.send(command);
    }

    /** Waits for a view that is younger than all commands sent so far and meets a condition. */
    Views await(Predicate<Views> condition) {
        // A request that was under way before the commands may still answer the first marker.
        awaitMarker(view -> true);
        views = awaitMarker(condition);
        return views;
    }

    /** Waits for a view of a chosen task. */
    Views show(OptionalInt task) {
        ViewRequest request =
                new ViewRequest(
                        ALL.panels(),
                        Syntax.ATT,
                        new Place.Memory(markers++),
                        task,
                        ALL.timeline(),
                        ALL.paging());
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            Views now = session.views(request);
            if (now.request().equals(request)) {
                return now;
            }
            LockSupport.parkNanos(100_000);
        }
        throw new AssertionError("no view of task " + task);
    }

    private Views awaitMarker(Predicate<Views> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Place.Memory marker = new Place.Memory(markers++);
        ViewRequest request = new ViewRequest(ALL.panels(), Syntax.ATT, marker);
        while (System.nanoTime() < deadline) {
            Views now = session.views(request);
            if (now.request().equals(request) && condition.test(now)) {
                return now;
            }
            LockSupport.parkNanos(100_000);
        }
        throw new AssertionError("it never came to that: " + session.views(request).status());
    }

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

    /** Where a function of the lab begins. */
    static long entry(Path file, String linkageName) throws Exception {
        return ElfFile.parse(Files.readAllBytes(file)).symbols().stream()
                .filter(symbol -> symbol.name().equals(linkageName))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Runs to the first instruction of a function. */
    Views runTo(String linkageName) throws Exception {
        return after(new Command.RunTo(new Place.Code(entry(file, linkageName))));
    }

    /** The answer to the request of an earlier view, asked again. */
    Views same(Views earlier) {
        session.views(earlier.request());
        LockSupport.parkNanos(20_000_000);
        return session.views(earlier.request());
    }

    Views views() {
        return views;
    }

    @Override
    public void close() {
        session.close();
    }
}
