package org.stackshift.kernel.futex;

/** What a lock's word holds when the kernel knows of its owner (linux/futex.h). */
public final class FutexWord {
    /** Somebody waits: unlocking needs a system call. */
    public static final int FUTEX_WAITERS = 0x8000_0000;

    /** The owner ended without unlocking. */
    public static final int FUTEX_OWNER_DIED = 0x4000_0000;

    /** The owner's thread id, 0 for none. */
    public static final int FUTEX_TID_MASK = 0x3fff_ffff;

    private FutexWord() {}

    /** The owner's thread id, 0 for none. */
    public static int owner(int word) {
        return word & FUTEX_TID_MASK;
    }
}
