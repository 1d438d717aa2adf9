package org.stackshift.session;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.session.target.Executable;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One program under control, with the thread that owns its machine.
 *
 * <p>The thread takes messages from one queue. Between two messages it lets a running machine run
 * for a few milliseconds; when nothing runs it sleeps on the queue. Answers are published through
 * one volatile field.
 */
public final class Session implements SessionPort {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final ViewRequest EVERYTHING =
            new ViewRequest(EnumSet.allOf(Panel.class), Syntax.ATT, null);

    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final AtomicBoolean isLookQueued = new AtomicBoolean();
    private final Controller controller;
    private boolean isBugLogged;
    private volatile ViewRequest wanted = EVERYTHING;
    private volatile Views latest;

    /** What the thread is told. */
    private sealed interface Message {
        record Obey(Command command) implements Message {}

        /** Somebody wants a view of now. */
        record Look() implements Message {}

        record Close() implements Message {}
    }

    private Session(Executable executable, MachineSetup setup)
            throws ElfFormatException, ErrnoException {
        this.controller = new Controller(executable, setup);
        this.latest = controller.read(EVERYTHING);
    }

    /** Starts a program, stopped before its first instruction; waits until it stands there. */
    static Session start(Executable executable, MachineSetup setup) throws OpenException {
        CompletableFuture<Session> started = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("machine " + executable.name())
                .start(() -> own(executable, setup, started));
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OpenException(OpenException.Reason.UNREADABLE, "interrupted");
        } catch (ExecutionException failure) {
            throw refusal(failure.getCause());
        }
    }

    private static OpenException refusal(Throwable cause) {
        return switch (cause) {
            case ElfFormatException problem -> MachineLauncher.refusal(problem);
            case ErrnoException problem ->
                    new OpenException(OpenException.Reason.TOO_LARGE, problem.errno().name());
            default -> throw new IllegalStateException(cause);
        };
    }

    /** The life of the machine's thread. */
    private static void own(
            Executable executable, MachineSetup setup, CompletableFuture<Session> started) {
        Session session;
        try {
            session = new Session(executable, setup);
        } catch (ElfFormatException | ErrnoException | RuntimeException problem) {
            started.completeExceptionally(problem);
            return;
        }
        started.complete(session);
        session.serve();
    }

    private void serve() {
        try {
            while (true) {
                Message message = next();
                if (message instanceof Message.Close) {
                    return;
                }
                serve(message);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug of ours ends the run, not the session: what there is can still be looked at. */
    private void serve(@Nullable Message message) {
        try {
            switch (message) {
                case Message.Obey(Command command) -> controller.obey(command);
                case Message.Look _ -> answer();
                case Message.Close _ -> {}
                case null -> controller.runAWhile();
            }
        } catch (RuntimeException bug) {
            if (!isBugLogged) {
                LOG.log(System.Logger.Level.ERROR, "the session met an error of its own", bug);
                isBugLogged = true;
            }
            controller.abandon();
        }
    }

    /** The next message; null when the machine may run instead. */
    private @Nullable Message next() throws InterruptedException {
        long nanos = controller.nanosUntilRun();
        return nanos == Controller.NEVER
                ? messages.take()
                : messages.poll(nanos, TimeUnit.NANOSECONDS);
    }

    private void answer() {
        isLookQueued.set(false);
        ViewRequest request = wanted;
        if (!controller.hasChanged() && isOnlyTimeline(request, latest)) {
            latest = controller.look(request.timeline(), latest);
        } else if (!request.equals(latest.request()) || controller.hasChanged()) {
            latest = controller.read(request);
        }
    }

    /** Whether an answer differs from the last one in the part of the timeline only. */
    private static boolean isOnlyTimeline(ViewRequest request, Views last) {
        return last.timeline() != null
                && !request.equals(last.request())
                && request.withTimeline(last.request().timeline()).equals(last.request());
    }

    @Override
    public void send(Command command) {
        messages.add(new Message.Obey(command));
        controller.interrupt();
    }

    @Override
    public Views views(ViewRequest request) {
        wanted = request;
        if (isLookQueued.compareAndSet(false, true)) {
            messages.add(new Message.Look());
        }
        return latest;
    }

    @Override
    public void close() {
        messages.add(new Message.Close());
        controller.interrupt();
    }
}
