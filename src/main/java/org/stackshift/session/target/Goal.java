package org.stackshift.session.target;

/**
 * What a run is for. The session runs the machine in stretches and asks after each whether the goal
 * is reached.
 */
public interface Goal {
    /** To run until something else stops the machine. */
    Goal NONE =
            new Goal() {
                @Override
                public long patience() {
                    return Long.MAX_VALUE;
                }

                @Override
                public boolean isReached() {
                    return false;
                }
            };

    /** Most instructions until the goal wants to be asked again. */
    long patience();

    /** Whether the machine is where the run was to take it. */
    boolean isReached();

    /** Takes back whatever the goal set up in the machine. */
    default void end() {}
}
