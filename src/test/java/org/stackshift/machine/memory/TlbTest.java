package org.stackshift.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class TlbTest {
    private static final long PAGE = 0xffff_8880_0001_2000L;
    private final Tlb tlb = new Tlb();

    @Test
    void aPartKnowsOnlyWhatItWasTold() {
        tlb.put(Tlb.READ, PAGE + 5, 0x7abc);
        assertEquals(0x7123, tlb.lookup(Tlb.READ, PAGE + 0x123));
        assertEquals(-1, tlb.lookup(Tlb.WRITE, PAGE + 0x123));
        assertEquals(-1, tlb.lookup(Tlb.EXECUTE, PAGE + 0x123));
    }

    @Test
    void anEmptyTlbKnowsNothingNotEvenPageZero() {
        assertEquals(-1, tlb.lookup(Tlb.READ, 0));
        assertEquals(-1, tlb.lookup(Tlb.READ, -1));
    }

    @Test
    void oneCompareRefusesAnAccessThatCrossesThePage() {
        tlb.put(Tlb.READ, PAGE, 0x7000);
        long[] entries = tlb.entries();
        long inside = PAGE + 0xff8;
        long across = PAGE + 0xff9;
        assertEquals(entries[Tlb.slot(inside)], inside + 7 & -4096);
        assertNotEquals(entries[Tlb.slot(across)], across + 7 & -4096);
    }

    @Test
    void pagesThatShareASlotReplaceEachOther() {
        tlb.put(Tlb.READ, PAGE, 0x7000);
        tlb.put(Tlb.READ, PAGE + Tlb.ENTRIES * 4096L, 0x8000);
        assertEquals(-1, tlb.lookup(Tlb.READ, PAGE));
    }

    @Test
    void invalidatingAPageLeavesItsSlotMateAlone() {
        tlb.put(Tlb.WRITE, PAGE, 0x7000);
        tlb.invalidate(PAGE + Tlb.ENTRIES * 4096L);
        assertEquals(0x7000, tlb.lookup(Tlb.WRITE, PAGE));
        tlb.invalidate(PAGE + 1);
        assertEquals(-1, tlb.lookup(Tlb.WRITE, PAGE));
    }

    @Test
    void protectingAFrameTakesAwayWritesThroughEveryAddress() {
        tlb.put(Tlb.WRITE, PAGE, 0x7000);
        tlb.put(Tlb.WRITE, 0x1000, 0x7000);
        tlb.put(Tlb.WRITE, 0x5000, 0x9000);
        tlb.put(Tlb.READ, PAGE, 0x7000);
        tlb.protectFrame(0x7abc);
        assertEquals(-1, tlb.lookup(Tlb.WRITE, PAGE));
        assertEquals(-1, tlb.lookup(Tlb.WRITE, 0x1000));
        assertEquals(0x9000, tlb.lookup(Tlb.WRITE, 0x5000));
        assertEquals(0x7000, tlb.lookup(Tlb.READ, PAGE));
    }
}
