package org.stackshift.kernel.time;

import org.stackshift.base.Copyable;

/**
 * What happens when a deadline has come: an object, no lambda, so that it can be copied with the
 * rest of the kernel.
 */
public interface Expiry extends Copyable<Expiry> {
    /**
     * The deadline has come, and is forgotten. Whoever sets it anew here sets it later than {@code
     * now}.
     *
     * @param now nanoseconds of the queue's clock
     */
    void expire(long now);
}
