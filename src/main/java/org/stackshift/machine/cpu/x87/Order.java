package org.stackshift.machine.cpu.x87;

/**
 * How two numbers compare, as condition codes of the status word and as rflags (SDM vol. 2, FCOM
 * and FCOMI).
 */
enum Order {
    GREATER(0),
    LESS(StatusWord.C0),
    EQUAL(StatusWord.C3),
    UNORDERED(StatusWord.C3 | StatusWord.C2 | StatusWord.C0);

    private final int conditions;

    Order(int conditions) {
        this.conditions = conditions;
    }

    /** C3, C2 and C0. */
    int conditions() {
        return conditions;
    }

    /** Compares as fcom does: any NaN is invalid. */
    static Order signalling(Extended a, Extended b, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            environment.raise(StatusWord.IE);
            return UNORDERED;
        }
        return ofNumbers(a, b, environment);
    }

    /** Compares as fucom does: quiet NaNs are just unordered. */
    static Order quiet(Extended a, Extended b, FloatEnvironment environment) {
        if (Nans.concern(a, b)) {
            boolean invalid =
                    a.isSignalling() || b.isSignalling() || a.isUnsupported() || b.isUnsupported();
            environment.raise(invalid ? StatusWord.IE : 0);
            return UNORDERED;
        }
        return ofNumbers(a, b, environment);
    }

    private static Order ofNumbers(Extended a, Extended b, FloatEnvironment environment) {
        Arithmetic.noteDenormal(a, b, environment);
        if (a.isZero() && b.isZero()) {
            return EQUAL;
        }
        if (a.negative() != b.negative()) {
            return a.negative() ? LESS : GREATER;
        }
        int magnitudes = Arithmetic.compareMagnitudes(a, b);
        if (magnitudes == 0) {
            return EQUAL;
        }
        return magnitudes > 0 == a.negative() ? LESS : GREATER;
    }
}
