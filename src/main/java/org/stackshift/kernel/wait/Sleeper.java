package org.stackshift.kernel.wait;

import org.stackshift.base.Copyable;

/** Who can wait on a {@link WaitQueue}. Compared by identity. */
public interface Sleeper extends Copyable<Sleeper> {
    /** What was waited for may have happened. The sleeper leaves every queue that it is on. */
    void wake();
}
