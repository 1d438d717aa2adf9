package org.stackshift.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HexTest {
    @Test
    void leadingZerosStandApartFromTheDigitsThatCount() {
        assertEquals(new Hex("0000000000", "4182d0"), Hex.of(0x4182d0, 8));
        assertEquals(new Hex("000000000000000", "0"), Hex.of(0, 8));
        assertEquals(new Hex("", "ffffffffffffffff"), Hex.of(-1, 8));
        assertEquals(new Hex("00", "33"), Hex.of(0x33, 2));
    }

    @Test
    void distancesHaveASignAndAtLeastTwoDigits() {
        assertEquals("+00", Hex.distance(0));
        assertEquals("+08", Hex.distance(8));
        assertEquals("-10", Hex.distance(-16));
        assertEquals("+118", Hex.distance(0x118));
    }

    @Test
    void sizesAreReadAsPeopleSayThem() {
        assertEquals("16 B", Sizes.bytes(16));
        assertEquals("1 KiB", Sizes.bytes(1024));
        assertEquals("1.5 KiB", Sizes.bytes(1536));
        assertEquals("8 MiB", Sizes.bytes(8 << 20));
    }
}
