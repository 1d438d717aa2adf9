package org.stackshift.kernel.mm;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/** Hears what happens to pages that several have in common, so that it can be shown. */
public interface MemoryListener extends Copyable<MemoryListener> {
    /** Hears nothing. */
    MemoryListener NONE =
            new MemoryListener() {
                @Override
                public boolean isHeard() {
                    return false;
                }

                @Override
                public void writeFault(WriteFault fault) {}

                @Override
                public void forked(Forked fork) {}

                @Override
                public MemoryListener copy(Copies copies) {
                    return this;
                }
            };

    /** Whether the other methods do anything; asked before a record is built. */
    boolean isHeard();

    /** Somebody wrote to a page that was mapped read-only, and now may. */
    void writeFault(WriteFault fault);

    /** An address space was duplicated. */
    void forked(Forked fork);
}
