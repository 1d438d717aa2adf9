package org.stackshift.machine.cpu.x87;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.math.BigInteger;

/** Pairs of longs against integers of any size. */
class WideTest {
    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    private static BigInteger unsigned(long high, long low) {
        return unsigned(high).shiftLeft(64).add(unsigned(low));
    }

    @Property
    void quotientsAreExact(@ForAll long high, @ForAll long low, @ForAll long anyDivisor) {
        long divisor = anyDivisor | Long.MIN_VALUE;
        Assume.that(Long.compareUnsigned(high, divisor) < 0);
        BigInteger expected = unsigned(high, low).divide(unsigned(divisor));
        assertEquals(expected, unsigned(Wide.divide(high, low, divisor)));
    }

    @Property
    void squareRootsAreRoundedDown(@ForAll long anyHigh, @ForAll long low) {
        long high = anyHigh >>> 62 == 0 ? anyHigh | 1L << 62 : anyHigh;
        BigInteger expected = unsigned(high, low).sqrt();
        assertEquals(expected, unsigned(Wide.squareRoot(high, low)));
    }

    @Property
    void shiftedOutBitsStick(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 200) int shift) {
        BigInteger value = unsigned(high, low);
        BigInteger shifted = value.shiftRight(shift);
        boolean lost = !shifted.shiftLeft(shift).equals(value);
        long expected = shifted.longValue() | (lost ? 1 : 0);
        assertEquals(expected, Wide.shiftRightSticky(high, low, shift));
    }
}
