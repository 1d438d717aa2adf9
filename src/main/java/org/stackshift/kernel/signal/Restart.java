package org.stackshift.kernel.signal;

import org.stackshift.abi.Errno;

/** What becomes of a waiting system call that a signal breaks off (linux/errno.h). */
public enum Restart {
    /** It is made again, unless a handler without SA_RESTART ran: then it fails with EINTR. */
    SYS(-512),
    /** It is made again, whatever the handler wishes. */
    ALWAYS(-513),
    /** It is made again if no handler ran. */
    NO_HANDLER(-514),
    /** It fails with EINTR. */
    NEVER(Errno.EINTR.negated());

    private final long result;

    Restart(long result) {
        this.result = result;
    }

    /** The call's result, until delivery of the signal turns it into what the program sees. */
    public long result() {
        return result;
    }

    /** Whether a result says that the call may be made again. */
    public static boolean isPossible(long result) {
        return result == SYS.result || result == ALWAYS.result || result == NO_HANDLER.result;
    }
}
