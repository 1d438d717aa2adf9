package org.stackshift.machine.cpu.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.function.LongUnaryOperator;

/** rcpss and rsqrtss: the manual's bound for every operand, and what it says of special ones. */
class EstimatesTest {
    private static final double BOUND = 1.5 * 0x1p-12;

    /** Prime, so that all bits vary over the operands that are tried. */
    private static final int STEP = 997;

    @Test
    void theReciprocalIsWithinTheManualsBound() {
        // From 2^126 on the result is tiny and becomes zero.
        for (int bits = 0x0080_0000; bits < 0x7e80_0000; bits += STEP) {
            assertClose(bits, Estimates::reciprocal, 1 / value(bits));
        }
    }

    @Test
    void theReciprocalOfTheRootIsWithinTheManualsBound() {
        for (int bits = 0x0080_0000; bits < 0x7f80_0000; bits += STEP) {
            assertClose(bits, Estimates::reciprocalRoot, 1 / Math.sqrt(value(bits)));
        }
    }

    private static double value(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static void assertClose(int bits, LongUnaryOperator estimate, double exact) {
        double error = Math.abs(value(estimate.applyAsLong(bits)) / exact - 1);
        assertTrue(error <= BOUND, () -> "error %g for %08x".formatted(error, bits));
    }

    /** What an Intel Xeon answers; the manual fixes only zeros, infinities, NaNs and signs. */
    @ParameterizedTest
    @CsvSource({
        "3f800000, 3f7ff000, 3f7ff000", // 1
        "00000000, 7f800000, 7f800000", // 0
        "80000000, ff800000, ff800000", // -0
        "00000001, 7f800000, 7f800000", // a denormal counts as zero
        "80000001, ff800000, ff800000",
        "00800000, 7e7ff000, 5efff000", // the smallest normal number
        "7e7fffff, 00800800, 20000800", // just below 2^126
        "7e800000, 00000000, 1ffff000", // 2^126: the reciprocal is tiny
        "7f7fffff, 00000000, 1f800800", // the largest number
        "7f800000, 00000000, 00000000", // infinity
        "ff800000, 80000000, ffc00000",
        "bf800000, bf7ff000, ffc00000", // -1 has no root
        "7f800001, 7fc00001, 7fc00001", // a signalling NaN becomes quiet
        "ffc12345, ffc12345, ffc12345",
    })
    void estimatesAreThoseOfAnIntelCpu(String operand, String reciprocal, String root) {
        long x = Long.parseLong(operand, 16);
        assertEquals(reciprocal, "%08x".formatted(Estimates.reciprocal(x)));
        assertEquals(root, "%08x".formatted(Estimates.reciprocalRoot(x)));
    }
}
