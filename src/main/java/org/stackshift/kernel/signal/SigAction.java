package org.stackshift.kernel.signal;

/**
 * What shall happen when a signal arrives ("struct sigaction" as the kernel sees it: four words).
 *
 * @param handler address, or {@link #SIG_DFL}, {@link #SIG_IGN}
 * @param flags SA_*
 * @param restorer where the handler returns to
 * @param mask blocked while the handler runs
 */
public record SigAction(long handler, long flags, long restorer, long mask) {
    public static final long SIG_DFL = 0;
    public static final long SIG_IGN = 1;

    public static final long SA_NOCLDSTOP = 1;
    public static final long SA_NOCLDWAIT = 2;
    public static final long SA_SIGINFO = 4;
    public static final long SA_RESTORER = 0x0400_0000;
    public static final long SA_ONSTACK = 0x0800_0000;
    public static final long SA_RESTART = 0x1000_0000;
    public static final long SA_NODEFER = 0x4000_0000;
    public static final long SA_RESETHAND = 0x8000_0000L;

    /** What every signal starts with. */
    public static final SigAction DEFAULT = new SigAction(SIG_DFL, 0, 0, 0);

    /** Whether a function of the program is to be called. */
    public boolean isHandler() {
        return handler != SIG_DFL && handler != SIG_IGN;
    }

    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
