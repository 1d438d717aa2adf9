package org.stackshift.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.function.IntPredicate;

class TlbTest {
    private static final long PAGE = 0xffff_8880_0001_2000L;
    private static final IntPredicate EVERYTHING = attributes -> true;

    private final Tlb tlb = new Tlb();

    @Test
    void aPartKnowsOnlyWhatItWasTold() {
        tlb.put(Tlb.READ, PAGE + 5, 0x7abc, 0);
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
        tlb.put(Tlb.READ, PAGE, 0x7000, 0);
        long[] entries = tlb.entries();
        long inside = PAGE + 0xff8;
        long across = PAGE + 0xff9;
        assertEquals(entries[Tlb.slot(inside)], inside + 7 & -4096);
        assertNotEquals(entries[Tlb.slot(across)], across + 7 & -4096);
    }

    @Test
    void pagesThatShareASlotReplaceEachOther() {
        tlb.put(Tlb.READ, PAGE, 0x7000, 0);
        tlb.put(Tlb.READ, PAGE + Tlb.ENTRIES * 4096L, 0x8000, 0);
        assertEquals(-1, tlb.lookup(Tlb.READ, PAGE));
    }

    @Test
    void invalidatingAPageLeavesItsSlotMateAlone() {
        tlb.put(Tlb.WRITE, PAGE, 0x7000, 0);
        tlb.invalidate(PAGE + Tlb.ENTRIES * 4096L, EVERYTHING);
        assertEquals(0x7000, tlb.lookup(Tlb.WRITE, PAGE));
        tlb.invalidate(PAGE + 1, EVERYTHING);
        assertEquals(-1, tlb.lookup(Tlb.WRITE, PAGE));
    }

    @Test
    void protectingAFrameKeepsFastWritesAwayThroughEveryAddressButForgetsNothing() {
        tlb.put(Tlb.WRITE, PAGE, 0x7000, 0);
        tlb.put(Tlb.WRITE, 0x1000, 0x7000, 0);
        tlb.put(Tlb.WRITE, 0x5000, 0x9000, 0);
        tlb.put(Tlb.READ, PAGE, 0x7000, 0);
        tlb.protectFrame(0x7abc);
        assertFalse(isFast(Tlb.WRITE, PAGE));
        assertFalse(isFast(Tlb.WRITE, 0x1000));
        assertTrue(isFast(Tlb.WRITE, 0x5000));
        assertTrue(isFast(Tlb.READ, PAGE));
        assertEquals(0x7000, tlb.lookup(Tlb.WRITE, PAGE));
        tlb.watch(PAGE, false);
        assertTrue(isFast(Tlb.WRITE, PAGE));
    }

    private boolean isFast(int part, long page) {
        return tlb.entries()[part + Tlb.slot(page)] == page;
    }

    @Test
    void fourExecutablePagesShareASetAndTheOldestMakesRoom() {
        for (int i = 0; i < 4; i++) {
            assertFalse(tlb.put(Tlb.EXECUTE, PAGE + i * 0x40_0000L, 0x1000 * i, 0));
        }
        assertTrue(tlb.put(Tlb.EXECUTE, PAGE + 4 * 0x40_0000L, 0x9000, 0));
        assertEquals(-1, tlb.lookup(Tlb.EXECUTE, PAGE));
        for (int i = 1; i < 4; i++) {
            assertEquals(0x1000 * i, tlb.lookup(Tlb.EXECUTE, PAGE + i * 0x40_0000L));
        }
        assertEquals(0x9000, tlb.lookup(Tlb.EXECUTE, PAGE + 4 * 0x40_0000L));
    }

    @Test
    void theTopsOfStackAndMappingsDoNotMeet() {
        for (long below = 0x1000; below <= 0x10000; below += 0x1000) {
            int stack = Tlb.slot(0x7fff_ffff_f000L - below);
            int mappings = Tlb.slot(0x7fff_f7ff_f000L - below);
            assertNotEquals(stack, mappings);
        }
    }
}
