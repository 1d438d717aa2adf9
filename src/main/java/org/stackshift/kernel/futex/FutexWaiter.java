package org.stackshift.kernel.futex;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.task.Task;

/** A task that sleeps on a word ("struct futex_q"). */
final class FutexWaiter implements Copyable<FutexWaiter> {
    final Task task;

    /** Wakers with none of these bits pass it over. */
    final int bitset;

    /** Changes when the waiter is moved to another word. */
    FutexKey key;

    /** A waker has chosen it: whatever else happens, its call succeeds. */
    boolean woken;

    FutexWaiter(Task task, FutexKey key, int bitset) {
        this.task = task;
        this.key = key;
        this.bitset = bitset;
    }

    @Override
    public FutexWaiter copy(Copies copies) {
        FutexWaiter copy = copies.register(this, new FutexWaiter(copies.of(task), key, bitset));
        copy.woken = woken;
        return copy;
    }
}
