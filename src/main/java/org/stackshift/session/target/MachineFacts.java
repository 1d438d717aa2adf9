package org.stackshift.session.target;

import org.stackshift.kernel.Kernel;
import org.stackshift.session.timeline.Facts;

/** Answers the recorder from the machine and its kernel. */
final class MachineFacts implements Facts {
    private final Kernel kernel;

    MachineFacts(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public long rip() {
        return kernel.machine().cpu().rip;
    }

    @Override
    public long tlbMisses() {
        return kernel.machine().cpu().tlb().counters().misses();
    }
}
