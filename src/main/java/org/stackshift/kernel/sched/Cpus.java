package org.stackshift.kernel.sched;

import org.stackshift.kernel.time.InstructionCounter;

/** What the scheduler needs of the hardware. CPUs are numbered from 0. */
public interface Cpus extends InstructionCounter {
    /** How many there are. */
    int count();

    /** Instructions that one CPU has retired in all rings. */
    long retired(int cpu);

    /** Instructions that one CPU has retired in ring 3. */
    long retiredInUser(int cpu);

    /**
     * Lets the timer of a CPU interrupt it.
     *
     * @param instructions from now, counted over all CPUs; 0 for never
     */
    void setTimer(int cpu, long instructions);

    /** Sends a CPU the interrupt that makes it look for another task ("reschedule IPI"). */
    void interrupt(int cpu);
}
