package org.stackshift.kernel.time;

import java.util.function.LongSupplier;

/**
 * The machine's clock: that of a CPU of 100 million instructions a second, which is about what the
 * interpreter reaches, and a jump over the time in which nobody had anything to do.
 */
public final class Clock {
    public static final long NANOS_PER_SECOND = 1_000_000_000;

    /** What an instruction takes. */
    public static final long NANOS_PER_INSTRUCTION = 10;

    private final LongSupplier icount;
    private final long epochAtBoot;
    private long skipped;

    /**
     * @param icount instructions retired
     * @param epochAtBoot nanoseconds since 1970 when the machine started
     */
    public Clock(LongSupplier icount, long epochAtBoot) {
        this.icount = icount;
        this.epochAtBoot = epochAtBoot;
    }

    /** Nanoseconds since the machine started (CLOCK_MONOTONIC). */
    public long monotonic() {
        return cpu() + skipped;
    }

    /** Nanoseconds since 1970 (CLOCK_REALTIME). */
    public long realtime() {
        return epochAtBoot + monotonic();
    }

    /** Nanoseconds that were not spent idle (CLOCK_PROCESS_CPUTIME_ID with one process). */
    public long cpu() {
        return icount.getAsLong() * NANOS_PER_INSTRUCTION;
    }

    /** Lets time jump to {@code monotonicNanos}, if that is not over yet. */
    public void skipTo(long monotonicNanos) {
        skipped += Math.max(0, monotonicNanos - monotonic());
    }
}
