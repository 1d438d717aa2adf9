package org.stackshift.app;

/** What the commands return when it is not a program's own status (sysexits.h). */
final class ExitCode {
    /** Wrong usage of the command line. */
    static final int USAGE = 64;

    /** The file is no program that can run here. */
    static final int DATA = 65;

    /** There is no such file, or it cannot be read. */
    static final int NO_INPUT = 66;

    /** Something that the command needs is missing: a display, GTK. */
    static final int UNAVAILABLE = 69;

    /** A bug of ours. */
    static final int SOFTWARE = 70;

    /** A limit was hit. */
    static final int LIMIT = 75;

    /** Added to the number of the signal that ended a program. */
    static final int SIGNAL_BASE = 128;

    private ExitCode() {}
}
