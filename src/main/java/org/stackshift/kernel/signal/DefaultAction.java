package org.stackshift.kernel.signal;

import org.stackshift.abi.Signal;

/**
 * What a signal does to a program that did not care (signal(7)). A core dump counts as termination.
 */
public enum DefaultAction {
    TERMINATE,
    IGNORE,
    STOP;

    /** The default action of a signal. */
    public static DefaultAction of(int signal) {
        return switch (signal) {
            case Signal.SIGCHLD, Signal.SIGURG, Signal.SIGWINCH, Signal.SIGCONT -> IGNORE;
            case Signal.SIGSTOP, Signal.SIGTSTP, Signal.SIGTTIN, Signal.SIGTTOU -> STOP;
            default -> TERMINATE;
        };
    }
}
