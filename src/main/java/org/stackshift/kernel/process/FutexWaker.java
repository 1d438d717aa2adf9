package org.stackshift.kernel.process;

import org.stackshift.kernel.mm.AddressSpace;

/** What the end of a thread needs of futexes. */
public interface FutexWaker {
    /** Wakes one task that waits for the word at {@code vaddr} of {@code mm}. */
    void wakeOne(AddressSpace mm, long vaddr);
}
