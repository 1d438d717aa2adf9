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
                public boolean canRun(int pid) {
                    return false;
                }

                @Override
                public boolean shareMemory(int pid, int otherPid) {
                    return false;
                }

                @Override
                public long tlbMisses() {
                    return 0;
                }
            };

    /** The instruction that the CPU is at. */
    long rip();

    /** Whether a task could go on if it had a CPU. */
    boolean canRun(int pid);

    /** Whether two tasks use the same page tables; the idle task borrows those of the other. */
    boolean shareMemory(int pid, int otherPid);

    /** TLB misses of the CPU so far. */
    long tlbMisses();
}
