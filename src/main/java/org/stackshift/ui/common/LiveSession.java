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
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.util.EnumSet;
import java.util.Set;

/** The session that the window shows, sampled once a frame. Belongs to the JavaFX thread. */
public final class LiveSession {
    private final ReadOnlyObjectWrapper<@Nullable Views> views = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Place> codeAt = new SimpleObjectProperty<>();
    private final ObjectProperty<Syntax> syntax;
    private final Set<Panel> panels = EnumSet.allOf(Panel.class);
    private @Nullable SessionPort port;

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

    public ObjectProperty<Syntax> syntax() {
        return syntax;
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
        views.set(null);
    }

    /** Passes a command on; without a session nothing happens. */
    public void send(Command command) {
        if (port == null) {
            return;
        }
        port.send(command);
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

    /** Takes the newest views; called once a frame. */
    public void sample() {
        if (port != null) {
            views.set(port.views(new ViewRequest(panels, syntax.get(), codeAt.get())));
        }
    }

    private static boolean moves(Command command) {
        return switch (command) {
            case Command.Run(), Command.StepOut(), Command.Restart() -> true;
            case Command.StepInto(var unit) -> true;
            case Command.StepOver(var unit) -> true;
            case Command.RunTo(var place) -> true;
            default -> false;
        };
    }
}
