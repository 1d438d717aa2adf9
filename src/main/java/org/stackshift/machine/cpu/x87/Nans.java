package org.stackshift.machine.cpu.x87;

/** Operands that are no numbers (SDM vol. 1 §4.8.3.5 and table 4-7). */
final class Nans {
    private Nans() {}

    /**
     * Whether an operand is a NaN or an unsupported encoding, so that {@link #propagate} answers.
     */
    static boolean concern(Extended a, Extended b) {
        return a.isNan() || b.isNan() || a.isUnsupported() || b.isUnsupported();
    }

    static boolean concern(Extended a) {
        return a.isNan() || a.isUnsupported();
    }

    static Extended propagate(Extended a, FloatEnvironment environment) {
        return propagate(a, a, environment);
    }

    /**
     * The answer of an operation with such an operand: of two NaNs a quiet one wins over a
     * signalling one, else the one with the larger significand, else the positive one.
     */
    static Extended propagate(Extended a, Extended b, FloatEnvironment environment) {
        if (a.isUnsupported() || b.isUnsupported()) {
            return environment.invalid();
        }
        if (a.isSignalling() || b.isSignalling()) {
            environment.raise(StatusWord.IE);
        }
        if (!a.isNan()) {
            return b.quiet();
        }
        if (!b.isNan()) {
            return a.quiet();
        }
        if (a.isSignalling() != b.isSignalling()) {
            return a.isSignalling() ? b : a;
        }
        int order = Long.compareUnsigned(a.significand(), b.significand());
        if (order == 0) {
            return (a.negative() ? b : a).quiet();
        }
        return (order > 0 ? a : b).quiet();
    }
}
