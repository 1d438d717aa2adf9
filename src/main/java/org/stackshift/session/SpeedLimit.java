package org.stackshift.session;

/**
 * Paces a run: so many instructions of ring 3 a second. Real time decides when, never what is
 * executed.
 */
final class SpeedLimit {
    private static final long SECOND = 1_000_000_000L;

    /** Fast limits are met in batches of this duration. */
    private static final long BATCH_NANOS = 5_000_000;

    private long perSecond = Command.SetSpeed.UNLIMITED;
    private long startNanos;
    private long startInstructions;
    private long done;

    void set(long instructionsPerSecond) {
        perSecond = Math.max(1, instructionsPerSecond);
        begin(startInstructions + done);
    }

    boolean isLimited() {
        return perSecond != Command.SetSpeed.UNLIMITED;
    }

    /** A run begins when so many instructions have retired. */
    void begin(long instructions) {
        startNanos = System.nanoTime();
        startInstructions = instructions;
        done = 0;
    }

    /** How long to wait until the next instruction is due; 0 if at once. */
    long nanosUntilNext() {
        if (!isLimited()) {
            return 0;
        }
        long step = Math.max(1, perSecond * BATCH_NANOS / SECOND);
        long dueNanos = (long) ((double) (done + step) * SECOND / perSecond);
        return Math.max(0, startNanos + dueNanos - System.nanoTime());
    }

    /** How many instructions are due now, at least 1. */
    long due(long instructions) {
        double elapsed = (double) (System.nanoTime() - startNanos) / SECOND;
        long target = (long) (elapsed * perSecond);
        long due = Math.max(1, Math.min(target - done, perSecond));
        done = instructions - startInstructions + due;
        return due;
    }
}
