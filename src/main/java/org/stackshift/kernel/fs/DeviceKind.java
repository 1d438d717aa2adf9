package org.stackshift.kernel.fs;

/** The character devices of the tree, with Linux's numbers. */
public enum DeviceKind {
    NULL(1, 3),
    ZERO(1, 5),
    FULL(1, 7),
    RANDOM(1, 9),
    TTY(5, 0);

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
}
