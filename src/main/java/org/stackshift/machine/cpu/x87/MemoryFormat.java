package org.stackshift.machine.cpu.x87;

/** A format of up to 64 bits in which numbers lie in memory. */
sealed interface MemoryFormat permits ShortFormat, IntegerFormat {
    /** Bytes. */
    int size();

    /** The number in the extended format; exact. */
    Extended widen(long bits);

    /** Whether {@code bits} are a denormal number, which is none any more after {@link #widen}. */
    boolean isDenormal(long bits);

    /** The bits of {@code x} rounded to this format. */
    long narrow(Extended x, FloatEnvironment environment);
}
