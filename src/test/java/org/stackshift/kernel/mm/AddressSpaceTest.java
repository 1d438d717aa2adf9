package org.stackshift.kernel.mm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.isa.PageBits;

import java.util.List;

class AddressSpaceTest {
    private static final int RW = Mman.PROT_READ | Mman.PROT_WRITE;
    private static final long BASE = 0x40_0000;
    private static final int PAGE = PageBits.PAGE_SIZE;
    private static final int READ = PageBits.ERROR_U;
    private static final int WRITE = PageBits.ERROR_U | PageBits.ERROR_W;
    private static final int FETCH = PageBits.ERROR_U | PageBits.ERROR_I;

    private PhysicalMemory memory;
    private int usedAtFirst;
    private AddressSpace mm;

    @BeforeEach
    void makeAnEmptyAddressSpace() throws ErrnoException {
        memory = new TestMemory(4 << 20).physical();
        usedAtFirst = memory.frames().used();
        mm = new AddressSpace(memory);
    }

    private void map(long start, long end, int prot, int flags) throws ErrnoException {
        mm.map(new Vma(start, end, prot, Mman.MAP_PRIVATE | flags, null, ""));
    }

    @Test
    void aPageGetsItsFrameAtTheFirstTouch() throws ErrnoException {
        map(BASE, BASE + 4 * PAGE, RW, 0);
        assertEquals(0, mm.resident());
        assertEquals(Fault.DEMAND_ZERO, mm.faults().handle(BASE + PAGE + 5, WRITE));
        assertEquals(1, mm.resident());
        long entry = memory.tables().get(mm.pgd(), BASE + PAGE);
        assertEquals(PageBits.P | PageBits.RW | PageBits.US | PageBits.NX, entry & ~PageBits.FRAME);
    }

    @Test
    void rightsAreThoseOfTheRange() throws ErrnoException {
        map(BASE, BASE + PAGE, Mman.PROT_READ, 0);
        map(BASE + PAGE, BASE + 2 * PAGE, Mman.PROT_NONE, 0);
        assertEquals(Fault.ZERO_PAGE, mm.faults().handle(BASE, READ));
        assertEquals(Fault.NOT_PERMITTED, mm.faults().handle(BASE, WRITE));
        assertEquals(Fault.NOT_PERMITTED, mm.faults().handle(BASE, FETCH));
        assertEquals(Fault.NOT_PERMITTED, mm.faults().handle(BASE + PAGE, READ));
        assertEquals(Fault.NOT_MAPPED, mm.faults().handle(BASE + 2 * PAGE, READ));
        assertEquals(Fault.NOT_MAPPED, mm.faults().handle(Layout.KERNEL_IMAGE, READ));
    }

    @Test
    void neighboursOfOneKindBecomeOneRange() throws ErrnoException {
        map(BASE, BASE + PAGE, RW, 0);
        map(BASE + 2 * PAGE, BASE + 3 * PAGE, RW, 0);
        map(BASE + PAGE, BASE + 2 * PAGE, RW, 0);
        assertEquals(1, mm.vmas().all().size());
    }

    @Test
    void unmappingTheMiddleLeavesTwoRangesAndGivesFramesBack() throws ErrnoException {
        map(BASE, BASE + 3 * PAGE, RW, 0);
        int before = memory.frames().used();
        mm.user().write(BASE, new byte[3 * PAGE]);
        mm.unmap(BASE + PAGE, BASE + 2 * PAGE);
        assertEquals(2, mm.vmas().all().size());
        assertEquals(2, mm.resident());
        mm.unmap(BASE, BASE + 3 * PAGE);
        assertEquals(0, mm.resident());
        assertEquals(before, memory.frames().used());
    }

    @Test
    void forbiddenPagesKeepTheirBytes() throws ErrnoException {
        map(BASE, BASE + 2 * PAGE, RW, 0);
        mm.user().write64(BASE, 42);
        mm.protect(BASE, BASE + PAGE, Mman.PROT_NONE);
        assertThrows(ErrnoException.class, () -> mm.user().read64(BASE));
        mm.protect(BASE, BASE + PAGE, Mman.PROT_READ);
        assertEquals(42, mm.user().read64(BASE));
        assertThrows(ErrnoException.class, () -> mm.user().write64(BASE, 1));
        assertEquals(2, mm.vmas().all().size());
    }

    @Test
    void theStackGrowsToItsLimitAndNotOntoItsNeighbour() throws ErrnoException {
        long top = Layout.STACK_TOP;
        map(top - 33 * PAGE, top, RW, Mman.MAP_GROWSDOWN);
        assertEquals(Fault.STACK_GROWTH, mm.faults().handle(top - (4 << 20), WRITE));
        assertEquals(Fault.NOT_MAPPED, mm.faults().handle(top - (8 << 20) - 1, WRITE));
        long below = top - (6 << 20);
        map(below - PAGE, below, RW, 0);
        long gapEnd = below + Layout.STACK_GUARD_GAP;
        assertEquals(Fault.NOT_MAPPED, mm.faults().handle(gapEnd - 1, WRITE));
        assertEquals(Fault.STACK_GROWTH, mm.faults().handle(gapEnd, WRITE));
    }

    @Test
    void theHeapMovesBothWays() {
        mm.startHeapAt(BASE);
        assertEquals(BASE + 10_000, mm.moveBrk(BASE + 10_000, RW));
        assertTrue(mm.vmas().covers(BASE, BASE + 3 * PAGE));
        assertEquals(BASE + 10, mm.moveBrk(BASE + 10, RW));
        assertFalse(mm.vmas().covers(BASE, BASE + 2 * PAGE));
        assertEquals(BASE + 10, mm.moveBrk(BASE - 1, RW));
        assertEquals(BASE + 10, mm.moveBrk(Layout.TASK_SIZE, RW));
    }

    @Test
    void newMappingsGoDownFromTheTop() throws ErrnoException {
        long first = mm.place(0, 2 * PAGE);
        assertEquals(Layout.MMAP_BASE - 2 * PAGE, first);
        map(first, first + 2 * PAGE, RW, 0);
        assertEquals(first - PAGE, mm.place(0, PAGE));
        assertEquals(first - PAGE, mm.place(first, PAGE));
        assertEquals(BASE, mm.place(BASE + 5, PAGE));
    }

    @Test
    void aSharedFrameIsCopiedForItsWriterOnly() throws ErrnoException {
        map(BASE, BASE + PAGE, RW, 0);
        mm.user().write64(BASE, 7);
        long entry = memory.tables().get(mm.pgd(), BASE);
        memory.frames().retain(entry & PageBits.FRAME);
        memory.tables().replace(mm.pgd(), BASE, entry & ~PageBits.RW);
        assertEquals(Fault.COPY_ON_WRITE, mm.faults().handle(BASE, WRITE));
        long copy = memory.tables().get(mm.pgd(), BASE);
        assertFalse((copy & PageBits.FRAME) == (entry & PageBits.FRAME));
        assertEquals(1, memory.frames().references(entry & PageBits.FRAME));
        assertEquals(7, mm.user().read64(BASE));
    }

    @Test
    void usedUpMemoryIsAnOrdinaryOutcome() throws ErrnoException {
        map(BASE, BASE + (8 << 20), RW, 0);
        long at = BASE;
        while (mm.faults().handle(at, WRITE).isResolved()) {
            at += PAGE;
        }
        assertEquals(Fault.OUT_OF_MEMORY, mm.faults().handle(at, WRITE));
        assertEquals(memory.frames().total(), memory.frames().used());
        mm.release();
        assertEquals(usedAtFirst, memory.frames().used());
    }

    @Test
    void copyingStopsAtTheFirstByteThatIsNotThere() throws ErrnoException {
        map(BASE, BASE + PAGE, RW, 0);
        byte[] bytes = new byte[100];
        assertEquals(40, mm.user().readSome(BASE + PAGE - 40, bytes, 0, 100));
        assertEquals(0, mm.user().writeSome(BASE + PAGE, bytes, 0, 100));
        for (long vaddr : List.of(0L, -1L, Layout.TASK_SIZE, Layout.PAGE_OFFSET)) {
            ErrnoException fault =
                    assertThrows(ErrnoException.class, () -> mm.user().read64(vaddr));
            assertEquals(Errno.EFAULT, fault.errno());
        }
    }
}
