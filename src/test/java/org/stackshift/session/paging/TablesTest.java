package org.stackshift.session.paging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;
import org.stackshift.session.view.paging.WalkEnd;
import org.stackshift.session.view.paging.WalkStep;

import java.util.ArrayList;
import java.util.List;

/** Tables written by hand after SDM vol. 3 §4.5, tables 4-15 to 4-20 and figure 4-11. */
class TablesTest {
    private static final long PML4 = 0x1000;
    private static final long PDPT = 0x2000;
    private static final long PD = 0x3000;
    private static final long PT = 0x4000;

    /** Indices 1, 2, 3, 4 and offset 0x567. */
    private static final long VADDR = 1L << 39 | 2L << 30 | 3L << 21 | 4L << 12 | 0x567;

    private final Ram ram = new Ram(1 << 23, 1 << 23);
    private final Tables tables = new Tables(ram);

    @BeforeEach
    void writeTables() {
        ram.write64(PML4 + 8, PDPT | 7);
        ram.write64(PDPT + 16, PD | 7);
        ram.write64(PD + 24, PT | 7);
        ram.write64(PT + 32, 0x5000 | 7 | PageBits.NX);
        ram.write64(0x5567, 0x1122_3344_5566_7788L);
    }

    @Test
    void aWalkNamesTableIndexAndEntryOfEachLevelAndTheByteItEndsAt() {
        Tables.Walked walked = tables.walk(PML4, VADDR);
        assertEquals(
                List.of(
                        new WalkStep(4, 1, PML4, PDPT | 7),
                        new WalkStep(3, 2, PDPT, PD | 7),
                        new WalkStep(2, 3, PD, PT | 7),
                        new WalkStep(1, 4, PT, 0x5000 | 7 | PageBits.NX)),
                walked.steps());
        WalkEnd.Page page = assertInstanceOf(WalkEnd.Page.class, walked.end());
        assertEquals(0x5567, page.paddr());
        assertEquals(4096, page.size());
        assertEquals("88 77 66 55 44 33 22 11", page.bytes().substring(0, 23));
    }

    @Test
    void writingAndRing3NeedEveryLevelAndOneLevelForbidsExecution() {
        assertEquals(PageBits.RW | PageBits.US | PageBits.NX, tables.walk(PML4, VADDR).rights());
        ram.write64(PDPT + 16, PD | PageBits.P | PageBits.US);
        assertEquals(PageBits.US | PageBits.NX, tables.walk(PML4, VADDR).rights());
        ram.write64(PML4 + 8, PDPT | PageBits.P | PageBits.RW);
        assertEquals(PageBits.NX, tables.walk(PML4, VADDR).rights());
    }

    @Test
    void aLargePageEndsTheWalkAtThePageDirectoryAndLeavesTwentyOneBitsOfOffset() {
        ram.write64(PD + 24, 0x200000 | PageBits.PS | 3);
        WalkEnd.Page page = assertInstanceOf(WalkEnd.Page.class, tables.walk(PML4, VADDR).end());
        assertEquals(0x200000 + 0x4567, page.paddr());
        assertEquals(2 << 20, page.size());
    }

    @Test
    void aWalkEndsWhereAnEntryIsNotPresentAndShowsThatEntry() {
        ram.write64(PD + 24, PT | 6);
        Tables.Walked walked = tables.walk(PML4, VADDR);
        assertEquals(new WalkEnd.NotPresent(2), walked.end());
        assertEquals(PT | 6, walked.steps().getLast().entry());
        assertEquals(0, walked.leaf());
    }

    @Test
    void bitsThatMustBeZeroAreNamed() {
        ram.write64(PML4 + 8, PDPT | 7 | PageBits.PS);
        assertEquals(new WalkEnd.Reserved(4, PageBits.PS), tables.walk(PML4, VADDR).end());
        ram.write64(PML4 + 8, PDPT | 7 | 1L << 51);
        assertEquals(new WalkEnd.Reserved(4, 1L << 51), tables.walk(PML4, VADDR).end());
        ram.write64(PML4 + 8, PDPT | 7);
        ram.write64(PD + 24, 0x200000 | 1 << 13 | PageBits.PS | 3);
        assertEquals(new WalkEnd.Reserved(2, 1 << 13), tables.walk(PML4, VADDR).end());
    }

    @Test
    void anAddressWhoseUpperBitsDifferAsksNoTable() {
        Tables.Walked walked = tables.walk(PML4, 1L << 47);
        assertEquals(new WalkEnd.NonCanonical(), walked.end());
        assertEquals(List.of(), walked.steps());
    }

    @Test
    void aTableWhereNoMemoryIsEndsTheWalk() {
        ram.write64(PD + 24, 1L << 30 | 7);
        assertEquals(new WalkEnd.NoMemory(1), tables.walk(PML4, VADDR).end());
    }

    @Test
    void lookingChangesNoByteOfMemory() {
        byte[] before = ram.bytes().clone();
        tables.walk(PML4, VADDR);
        tables.visit(PML4, 0, 1L << 47, (vaddr, entry) -> {});
        assertArrayEquals(before, ram.bytes());
    }

    @Test
    void aVisitSeesThePresentPagesOfARangeInOrder() {
        ram.write64(PT, 0x6000 | 5);
        ram.write64(PT + 8, 0x7000 | 4);
        List<Long> seen = new ArrayList<>();
        long start = VADDR & -(2L << 20);
        tables.visit(PML4, start, start + (2L << 20), (vaddr, entry) -> seen.add(vaddr));
        assertEquals(List.of(start, VADDR & -4096), seen);
        seen.clear();
        tables.visit(PML4, start + 4096, start + 4 * 4096, (vaddr, entry) -> seen.add(vaddr));
        assertEquals(List.of(), seen);
    }
}
