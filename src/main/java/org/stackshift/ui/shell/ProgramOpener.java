package org.stackshift.ui.shell;

import org.stackshift.session.OpenException;
import org.stackshift.session.Program;
import org.stackshift.session.SessionLauncher;
import org.stackshift.session.SessionPort;
import org.stackshift.ui.common.FxDoor;

import java.util.function.Consumer;

/** Loads a program away from the JavaFX thread and brings the result back to it. */
public final class ProgramOpener {
    private static final System.Logger LOG = System.getLogger(ProgramOpener.class.getName());

    private final SessionLauncher launcher;
    private final FxDoor door;

    public ProgramOpener(SessionLauncher launcher, FxDoor door) {
        this.launcher = launcher;
        this.door = door;
    }

    /**
     * Calls exactly one of the two, later, on the JavaFX thread.
     *
     * @param failed gets the name of an {@link OpenException.Reason}, or {@code BUG} for an error
     *     of ours
     */
    void open(Program program, Consumer<SessionPort> opened, Consumer<String> failed) {
        Thread.ofVirtual()
                .name("open " + program.file())
                .start(() -> load(program, opened, failed));
    }

    private void load(Program program, Consumer<SessionPort> opened, Consumer<String> failed) {
        try {
            SessionPort port = launcher.open(program);
            door.enter(() -> opened.accept(port));
        } catch (OpenException e) {
            door.enter(() -> failed.accept(e.reason().name()));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "could not open " + program.file(), bug);
            door.enter(() -> failed.accept("BUG"));
        }
    }
}
