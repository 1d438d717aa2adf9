package org.stackshift.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class CodeMapTest {
    private final Ram ram = new Ram(1 << 16, 1 << 16);
    private final List<Long> written = new ArrayList<>();

    @BeforeEach
    void listen() {
        ram.code().addListener(written::add);
    }

    @Test
    void aWriteToADecodedLineIsReportedOnceWithItsPage() {
        ram.code().mark(0x3040, 10);
        ram.write8(0x3041, (byte) 1);
        ram.write8(0x3041, (byte) 2);
        assertEquals(List.of(0x3000L), written);
        assertFalse(ram.code().isCodePage(0x3000));
    }

    @Test
    void dataInOtherLinesOfACodePageIsNoCode() {
        ram.code().mark(0x3040, 64);
        ram.write64(0x3038, 1);
        ram.write64(0x3080, 1);
        assertEquals(List.of(), written);
        assertTrue(ram.code().isCodePage(0x3fff));
    }

    @Test
    void aMarkCoversEveryLineThatItTouches() {
        ram.code().mark(0x303f, 2);
        assertTrue(ram.code().covers(0x3000, 1));
        assertTrue(ram.code().covers(0x3079, 1));
        assertFalse(ram.code().covers(0x3080, 1));
    }

    @Test
    void aLongWriteReportsEachPageWithCode() {
        ram.code().mark(0x1ff0, 4);
        ram.code().mark(0x3000, 4);
        ram.write(0x1f00, new byte[0x3000], 0, 0x3000);
        assertEquals(List.of(0x1000L, 0x3000L), written);
    }

    @Test
    void clearingMemoryIsAWrite() {
        ram.code().mark(0x2000, 4);
        ram.clear(0x2000, 0x1000);
        assertEquals(List.of(0x2000L), written);
    }
}
