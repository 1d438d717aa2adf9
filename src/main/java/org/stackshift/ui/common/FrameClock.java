package org.stackshift.ui.common;

import javafx.animation.AnimationTimer;

/** Calls one task once per frame, on the JavaFX thread. */
public final class FrameClock {
    private final AnimationTimer timer;

    public FrameClock(Runnable task) {
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        task.run();
                    }
                };
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }
}
