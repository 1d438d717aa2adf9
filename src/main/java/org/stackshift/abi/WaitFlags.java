package org.stackshift.abi;

/** Options and results of wait4 and waitid (Linux, linux/wait.h). */
public final class WaitFlags {
    public static final int WNOHANG = 1;
    public static final int WUNTRACED = 2;
    public static final int WSTOPPED = WUNTRACED;
    public static final int WEXITED = 4;
    public static final int WCONTINUED = 8;
    public static final int WNOWAIT = 0x0100_0000;
    public static final int __WNOTHREAD = 0x2000_0000;
    public static final int __WALL = 0x4000_0000;
    public static final int __WCLONE = 0x8000_0000;

    /** What the parent is told of a child that SIGCONT woke. */
    public static final int CONTINUED_STATUS = 0xffff;

    private WaitFlags() {}

    /** The status of a child that ended by exit. */
    public static int exited(int code) {
        return (code & 0xff) << 8;
    }

    /** The status of a child that is stopped. */
    public static int stopped(int signal) {
        return signal << 8 | 0x7f;
    }

    /** The signal that ended a child with this status, 0 if none did. */
    public static int signal(int status) {
        return status & 0x7f;
    }

    /** What a child with this status passed to exit. */
    public static int exitCode(int status) {
        return status >>> 8 & 0xff;
    }
}
