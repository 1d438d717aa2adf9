package org.stackshift.ui.common;

import javafx.application.Platform;

/** The one door to the JavaFX thread for work that finished elsewhere. */
@FunctionalInterface
public interface FxDoor {
    /** Runs a task on the JavaFX thread, later. */
    void enter(Runnable task);

    /** The door of the running toolkit. */
    static FxDoor ofPlatform() {
        return Platform::runLater;
    }
}
