package org.stackshift.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.Command;
import org.stackshift.session.SessionPort;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.PagingRequest;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** The session that the window shows, sampled once a frame. Belongs to the JavaFX thread. */
public final class LiveSession {
    /**
     * Frames between two looks at a running machine. Ten looks a second are as many as an eye can
     * use; the other frames belong to the user.
     */
    private static final int STRIDE = 6;

    /** Frames after a command in which nothing is skipped, so that its effect is seen at once. */
    private static final int ATTENTION = 30;

    private final ReadOnlyObjectWrapper<@Nullable Views> views = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Place> codeAt = new SimpleObjectProperty<>();
    private final ObjectProperty<OptionalInt> task =
            new SimpleObjectProperty<>(OptionalInt.empty());
    private final ObjectProperty<TimelineRequest> timeline =
            new SimpleObjectProperty<>(TimelineRequest.OVERVIEW);
    private final ObjectProperty<PagingRequest> paging =
            new SimpleObjectProperty<>(PagingRequest.STANDARD);
    private final ObjectProperty<Syntax> syntax;
    private final Set<Panel> panels = EnumSet.allOf(Panel.class);
    private @Nullable SessionPort port;
    private int framesToSkip;
    private int framesOfAttention;

    /**
     * @param syntax how the reader wants assembly written
     */
    public LiveSession(ObjectProperty<Syntax> syntax) {
        this.syntax = syntax;
    }

    /** The newest answer of the session; null while no program is open. */
    public ReadOnlyObjectProperty<@Nullable Views> views() {
        return views.getReadOnlyProperty();
    }

    /**
     * What the code panel looks at; null follows the next instruction. Any command that moves the
     * machine resets it.
     */
    public ObjectProperty<@Nullable Place> codeAt() {
        return codeAt;
    }

    /**
     * The pid of the task whose registers and stacks are on show; empty follows the CPU. It stays
     * where the user put it.
     */
    public ObjectProperty<OptionalInt> task() {
        return task;
    }

    /** The part of the timeline that is in sight. */
    public ObjectProperty<TimelineRequest> timeline() {
        return timeline;
    }

    public ObjectProperty<Syntax> syntax() {
        return syntax;
    }

    /** What the page-table panels look at; stays until the reader chooses something else. */
    public ObjectProperty<PagingRequest> paging() {
        return paging;
    }

    /** Shows another session and ends the one shown before. */
    public void attach(SessionPort next) {
        detach();
        port = next;
        sample();
    }

    /** Ends the session, if there is one. */
    public void detach() {
        if (port != null) {
            port.close();
        }
        port = null;
        codeAt.set(null);
        task.set(OptionalInt.empty());
        timeline.set(TimelineRequest.OVERVIEW);
        paging.set(PagingRequest.STANDARD);
        views.set(null);
    }

    /** Passes a command on; without a session nothing happens. */
    public void send(Command command) {
        if (port == null) {
            return;
        }
        port.send(command);
        framesOfAttention = ATTENTION;
        if (moves(command)) {
            codeAt.set(null);
        }
    }

    /**
     * Says whether a panel is on screen, so that the session need not fill views that nobody sees.
     */
    public void setVisible(Panel panel, boolean visible) {
        if (visible) {
            panels.add(panel);
        } else {
            panels.remove(panel);
        }
    }

    /** Called once a frame: takes the newest views, less often while the machine runs. */
    public void nextFrame() {
        framesOfAttention = Math.max(0, framesOfAttention - 1);
        boolean isRunning = views.get() != null && views.get().status().state() == RunState.RUNNING;
        if (isRunning && framesOfAttention == 0 && framesToSkip > 0) {
            framesToSkip--;
            return;
        }
        framesToSkip = STRIDE - 1;
        sample();
    }

    /** Takes the newest views now. */
    public void sample() {
        if (port != null) {
            views.set(
                    port.views(
                            new ViewRequest(
                                    panels,
                                    syntax.get(),
                                    codeAt.get(),
                                    task.get(),
                                    timeline.get(),
                                    paging.get())));
        }
    }

    private static boolean moves(Command command) {
        return switch (command) {
            case Command.Run(), Command.StepOut(), Command.Restart() -> true;
            case Command.StepInto(var unit) -> true;
            case Command.StepOver(var unit) -> true;
            case Command.RunTo(var place) -> true;
            case Command.RunToNext(var kind, var pid) -> true;
            default -> false;
        };
    }
}
