package org.stackshift.machine.device;

import org.stackshift.base.StateHash;
import org.stackshift.isa.Vector;

/**
 * The interrupt controller of one CPU: its timer, and the vectors that wait to be taken (SDM vol. 3
 * §10.8).
 *
 * <p>A vector's upper four bits are its priority; cr8 holds back those up to its own. There is no
 * register of interrupts in service: a handler that runs with interrupts off needs none.
 */
public final class LocalApic {
    /** The lowest vector that is no exception's and may be sent. */
    public static final int FIRST_VECTOR = 32;

    private static final int VECTORS = 256;
    private static final int PRIORITY_SHIFT = 4;

    private final InstructionTimer timer = new InstructionTimer();

    /** The interrupt request register: bit v of the 256 is set while vector v waits. */
    private final long[] requested = new long[VECTORS / Long.SIZE];

    public InstructionTimer timer() {
        return timer;
    }

    /**
     * Makes an interrupt wait; one that waits already stays one.
     *
     * @throws IllegalArgumentException for a vector that is an exception's or none
     */
    public void request(int vector) {
        if (vector < FIRST_VECTOR || vector >= VECTORS) {
            throw new IllegalArgumentException("no interrupt has vector " + vector);
        }
        requested[vector / Long.SIZE] |= 1L << vector;
    }

    /** Notes what the timer has done up to {@code icount}. */
    public void advance(long icount) {
        timer.advance(icount);
    }

    /** The waiting vector of the highest priority above {@code cr8}, or -1. */
    public int deliverable(long cr8) {
        int vector = Math.max(timer.isPending() ? Vector.LOCAL_TIMER : -1, highestRequested());
        return vector >> PRIORITY_SHIFT > cr8 ? vector : -1;
    }

    /** Whether the timer will raise an interrupt that {@code cr8} lets through. */
    public boolean willTick(long cr8) {
        return timer.isRunning() && Vector.LOCAL_TIMER >> PRIORITY_SHIFT > cr8;
    }

    /** The CPU takes a vector that {@link #deliverable} named. */
    public void acknowledge(int vector) {
        if (vector == Vector.LOCAL_TIMER && timer.isPending()) {
            timer.acknowledge();
        } else {
            requested[vector / Long.SIZE] &= ~(1L << vector);
        }
    }

    private int highestRequested() {
        for (int i = requested.length - 1; i >= 0; i--) {
            if (requested[i] != 0) {
                return Long.SIZE * i + Long.SIZE - 1 - Long.numberOfLeadingZeros(requested[i]);
            }
        }
        return -1;
    }

    /** Becomes equal to another. */
    public void copyFrom(LocalApic other) {
        timer.copyFrom(other.timer);
        System.arraycopy(other.requested, 0, requested, 0, requested.length);
    }

    /** Adds everything that the guest can notice. */
    public void addTo(StateHash hash) {
        timer.addTo(hash);
        hash.addAll(requested);
    }
}
