package org.stackshift.session;

/** Opens programs. */
@FunctionalInterface
public interface SessionLauncher {
    /**
     * Loads a program into a fresh machine, stopped before its first instruction. May take a while:
     * not for the thread that draws.
     *
     * @throws OpenException if it cannot be loaded
     */
    SessionPort open(Program program) throws OpenException;
}
