package org.stackshift.machine.cpu.x87;

/**
 * Signed integers.
 *
 * @param size 2, 4 or 8 bytes
 * @param conversion how a number becomes one: by the rounding control, or truncated (fisttp)
 */
record IntegerFormat(int size, Conversion conversion) implements MemoryFormat {
    /** A number to a signed integer of {@code size} bytes, sign-extended. */
    @FunctionalInterface
    interface Conversion {
        long apply(Extended x, int size, FloatEnvironment environment);
    }

    @Override
    public Extended widen(long bits) {
        int unused = 64 - 8 * size;
        return Integers.fromLong(bits << unused >> unused);
    }

    @Override
    public boolean isDenormal(long bits) {
        return false;
    }

    @Override
    public long narrow(Extended x, FloatEnvironment environment) {
        return conversion.apply(x, size, environment);
    }
}
