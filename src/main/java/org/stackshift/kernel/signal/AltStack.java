package org.stackshift.kernel.signal;

/**
 * The alternate stack for handlers (sigaltstack(2)).
 *
 * @param sp lowest address
 * @param flags SS_*
 * @param size in bytes
 */
public record AltStack(long sp, int flags, long size) {
    public static final int SS_ONSTACK = 1;
    public static final int SS_DISABLE = 2;

    /** Smallest size that sigaltstack accepts ("MINSIGSTKSZ"). */
    public static final long MINIMUM = 2048;

    /** No alternate stack. */
    public static final AltStack NONE = new AltStack(0, SS_DISABLE, 0);

    public boolean isEnabled() {
        return (flags & SS_DISABLE) == 0 && size > 0;
    }

    /** Whether a stack pointer is on it. */
    public boolean contains(long rsp) {
        return isEnabled() && rsp - sp > 0 && rsp - sp <= size;
    }
}
