package org.stackshift.session.view;

/** What a session is doing. */
public enum RunState {
    /** The machine stands still between two instructions. */
    PAUSED,
    /** The machine runs. */
    RUNNING,
    /** The machine waits for the user: the program reads an empty console. */
    WAITING,
    /** The program has ended; its last state can be read, and it can be restarted. */
    FINISHED;

    /** Whether a session in this state may go to {@code next}. */
    public boolean canBecome(RunState next) {
        return switch (this) {
            case PAUSED -> next != WAITING;
            case RUNNING -> next != this;
            case WAITING -> next != this;
            case FINISHED -> next == PAUSED;
        };
    }
}
