package org.stackshift.kernel.fs;

/** The character devices of the tree, with Linux's numbers (admin-guide/devices.txt). */
public enum DeviceKind {
    NULL(1, 3),
    ZERO(1, 5),
    FULL(1, 7),
    RANDOM(1, 8),
    URANDOM(1, 9),
    TTY(5, 0),
    CONSOLE(5, 1);

    private final int major;
    private final int minor;

    DeviceKind(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** st_rdev. */
    public long number() {
        return (long) major << 8 | minor;
    }

    /** Whether it stands for the terminal of the process that opens it. */
    public boolean isTerminal() {
        return this == TTY || this == CONSOLE;
    }
}
