package org.stackshift.ui.common;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StatusView;

/**
 * Remembers what a panel showed when the machine last stood still, so that it can mark what changed
 * since.
 *
 * @param <T> the panel's view
 */
public final class Changes<T> {
    private @Nullable T before;
    private @Nullable T now;
    private long icount = -1;

    /** Takes the next sample and returns what to compare it with; null if nothing may be marked. */
    public @Nullable T baseline(StatusView status, T view) {
        if (status.state() == RunState.RUNNING) {
            return null;
        }
        if (status.icount() < icount) {
            before = null;
        } else if (status.icount() > icount) {
            before = now;
        }
        icount = status.icount();
        now = view;
        return before;
    }

    /** Forgets everything, as for another program. */
    public void clear() {
        before = null;
        now = null;
        icount = -1;
    }
}
