package org.stackshift.machine.device;

import org.stackshift.base.StateHash;

/**
 * The local APIC timer in periodic mode, with retired instructions as its clock: ticks fall on the
 * same instructions in every run.
 */
public final class InstructionTimer {
    private static final long NEVER = Long.MAX_VALUE;

    private long period;
    private long due = NEVER;
    private boolean pending;

    /**
     * Ticks every {@code period} instructions from {@code icount} on; 0 stops the timer and takes
     * back its tick.
     */
    public void start(long icount, long period) {
        this.period = period;
        this.due = period == 0 ? NEVER : icount + period;
        this.pending = false;
    }

    /** The icount of the next tick; {@link Long#MAX_VALUE} if none will come. */
    public long due() {
        return due;
    }

    public boolean isRunning() {
        return period != 0;
    }

    /** Notes the ticks up to {@code icount}: several that nobody took make one. */
    public void advance(long icount) {
        while (due <= icount) {
            due += period;
            pending = true;
        }
    }

    /**
     * A halted CPU retires nothing: the time to the next tick passes at once, and ticks count from
     * here.
     */
    public void skipToTick(long icount) {
        due = icount + period;
        pending = true;
    }

    /** Whether a tick waits to be taken. */
    public boolean isPending() {
        return pending;
    }

    /** The CPU takes the tick as an interrupt. */
    public void acknowledge() {
        pending = false;
    }

    void copyFrom(InstructionTimer other) {
        period = other.period;
        due = other.due;
        pending = other.pending;
    }

    void addTo(StateHash hash) {
        hash.add(period);
        hash.add(due);
        hash.add(pending ? 1 : 0);
    }
}
