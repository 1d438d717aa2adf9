package org.stackshift.session.timeline;

/** What the recorder asks of the machine when an event happens. */
public interface Facts {
    /** Nothing is known yet. */
    Facts NONE =
            new Facts() {
                @Override
                public long rip() {
                    return 0;
                }

                @Override
                public long tlbMisses() {
                    return 0;
                }
            };

    /** The instruction that the CPU is at. */
    long rip();

    /** TLB misses of the CPU so far. */
    long tlbMisses();
}
