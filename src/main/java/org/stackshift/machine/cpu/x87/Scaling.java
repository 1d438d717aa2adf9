package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Extended.BIAS;

/**
 * Taking numbers apart into exponent and significand, and putting them together (SDM vol. 2, FSCALE
 * and FXTRACT).
 */
final class Scaling {
    /** A scale that takes every finite number out of the range. */
    private static final int BEYOND = 0x10000;

    private Scaling() {}

    /** {@code a} times two to the power of {@code b} truncated to an integer. */
    static Extended scale(Extended a, Extended b, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            return Nans.propagate(a, b, environment);
        }
        if (b.isInfinite()) {
            boolean invalid = b.negative() ? a.isInfinite() : a.isZero();
            if (invalid) {
                return environment.invalid();
            }
            Arithmetic.noteDenormal(a, b, environment);
            return b.negative() ? Extended.zero(a.negative()) : Extended.infinity(a.negative());
        }
        Arithmetic.noteDenormal(a, b, environment);
        if (a.isInfinite() || a.isZero()) {
            return a;
        }
        return new Exact(
                        a.negative(),
                        a.normalizedExponent() + truncated(b),
                        a.normalizedSignificand(),
                        0)
                .roundFully(environment);
    }

    /** The integer part of a finite number, limited to +-{@link #BEYOND}. */
    private static int truncated(Extended x) {
        int exponent = x.normalizedExponent() - BIAS;
        if (exponent < 0) {
            return 0;
        }
        int magnitude =
                exponent >= 16 ? BEYOND : (int) (x.normalizedSignificand() >>> 63 - exponent);
        return x.negative() ? -magnitude : magnitude;
    }

    /** The unbiased exponent of {@code x} as a number; minus infinity with #Z for zero. */
    static Extended exponentOf(Extended x, FloatEnvironment environment) {
        if (Nans.concern(x)) {
            return Nans.propagate(x, environment);
        }
        if (x.isInfinite()) {
            return Extended.infinity(false);
        }
        if (x.isZero()) {
            environment.raise(StatusWord.ZE);
            return Extended.infinity(true);
        }
        Arithmetic.noteDenormal(x, x, environment);
        return Integers.fromLong(x.normalizedExponent() - BIAS);
    }

    /** {@code x} with its exponent replaced by zero: in [1, 2) or (-2, -1]; specials stay. */
    static Extended significandOf(Extended x, FloatEnvironment environment) {
        if (Nans.concern(x)) {
            return Nans.propagate(x, environment);
        }
        return x.isInfinite() || x.isZero()
                ? x
                : Extended.of(x.negative(), BIAS, x.normalizedSignificand());
    }
}
