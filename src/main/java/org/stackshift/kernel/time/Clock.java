package org.stackshift.kernel.time;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/**
 * The machine's clock: that of a CPU of 100 million instructions a second, which is about what the
 * interpreter reaches, and a jump over the time in which nobody had anything to do.
 */
public final class Clock implements Copyable<Clock> {
    public static final long NANOS_PER_SECOND = 1_000_000_000;

    /** What an instruction takes. */
    public static final long NANOS_PER_INSTRUCTION = 10;

    private final InstructionCounter counter;
    private final long epochAtBoot;
    private long skipped;

    /**
     * @param epochAtBoot nanoseconds since 1970 when the machine started
     */
    public Clock(InstructionCounter counter, long epochAtBoot) {
        this.counter = counter;
        this.epochAtBoot = epochAtBoot;
    }

    /** Nanoseconds since the machine started (CLOCK_MONOTONIC). */
    public long monotonic() {
        return busy() + skipped;
    }

    /** Nanoseconds since 1970 (CLOCK_REALTIME). */
    public long realtime() {
        return epochAtBoot + monotonic();
    }

    /** Nanoseconds between the epoch of CLOCK_REALTIME and that of CLOCK_MONOTONIC. */
    public long epochAtBoot() {
        return epochAtBoot;
    }

    /** Nanoseconds in which some CPU had something to do. */
    public long busy() {
        return counter.icount() * NANOS_PER_INSTRUCTION;
    }

    /** Lets time jump to {@code monotonicNanos}, if that is not over yet. */
    public void skipTo(long monotonicNanos) {
        skipped += Math.max(0, monotonicNanos - monotonic());
    }

    /** How many instructions it takes until {@code monotonicNanos}; 0 if that is over. */
    public long instructionsUntil(long monotonicNanos) {
        long left = Math.max(0, monotonicNanos - monotonic());
        return Math.ceilDiv(left, NANOS_PER_INSTRUCTION);
    }

    @Override
    public Clock copy(Copies copies) {
        Clock copy = new Clock(copies.of(counter), epochAtBoot);
        copy.skipped = skipped;
        return copy;
    }
}
