package org.stackshift.kernel.mm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.isa.PageBits;

import java.util.List;

/** Frames that two address spaces share until one writes (FACTS §4). */
class ForkTest {
    private static final int RW = Mman.PROT_READ | Mman.PROT_WRITE;
    private static final long BASE = 0x40_0000;
    private static final int PAGE = PageBits.PAGE_SIZE;

    private TestMemory memory;
    private FrameAllocator frames;
    private int usedAtFirst;
    private AddressSpace parent;

    @BeforeEach
    void mapAPageOfData() throws ErrnoException {
        memory = new TestMemory(4 << 20);
        frames = memory.physical().frames();
        usedAtFirst = frames.used();
        parent = new AddressSpace(memory.physical());
        parent.map(new Vma(BASE, BASE + 4 * PAGE, RW, Mman.MAP_PRIVATE, null, ""));
        store(parent, BASE, 7);
    }

    private void store(AddressSpace mm, long vaddr, long value) {
        long paddr = memory.access(mm, vaddr, PageBits.ERROR_W);
        assertTrue(paddr >= 0, "no write");
        memory.physical().ram().write64(paddr, value);
    }

    private long load(AddressSpace mm, long vaddr) {
        return memory.physical().ram().read64(memory.access(mm, vaddr, 0));
    }

    private long entry(AddressSpace mm, long vaddr) {
        return memory.physical().tables().get(mm.pgd(), vaddr);
    }

    private long frame(AddressSpace mm, long vaddr) {
        return entry(mm, vaddr) & PageBits.FRAME;
    }

    @Test
    void twoPageTablesReferToOneFrameReadOnly() throws ErrnoException {
        AddressSpace child = parent.fork();
        assertNotEquals(parent.pgd(), child.pgd());
        assertEquals(frame(parent, BASE), frame(child, BASE));
        assertEquals(2, frames.references(frame(parent, BASE)));
        assertEquals(0, (entry(parent, BASE) | entry(child, BASE)) & PageBits.RW);
        assertEquals(new Forked(parent.pgd(), child.pgd(), 1, 1, 4), memory.forks().getFirst());
    }

    @Test
    void theWritingChildGetsTheNewFrameAndTheParentKeepsItsOwn() throws ErrnoException {
        AddressSpace child = parent.fork();
        long before = frame(parent, BASE);
        store(child, BASE, 8);
        assertEquals(before, frame(parent, BASE));
        assertNotEquals(before, frame(child, BASE));
        assertEquals(1, frames.references(before));
        assertEquals(1, frames.references(frame(child, BASE)));
        assertEquals(7, load(parent, BASE));
        assertEquals(8, load(child, BASE));
    }

    @Test
    void theWritingParentGetsTheNewFrameToo() throws ErrnoException {
        AddressSpace child = parent.fork();
        long before = frame(parent, BASE);
        store(parent, BASE, 8);
        assertEquals(before, frame(child, BASE));
        assertNotEquals(before, frame(parent, BASE));
        assertEquals(7, load(child, BASE));
    }

    @Test
    void theLastOneKeepsTheFrameAndMayWriteAgain() throws ErrnoException {
        AddressSpace child = parent.fork();
        long before = frame(parent, BASE);
        store(child, BASE, 8);
        assertEquals(0, entry(parent, BASE) & PageBits.RW);
        store(parent, BASE, 9);
        assertEquals(before, frame(parent, BASE));
        assertNotEquals(0, entry(parent, BASE) & PageBits.RW);
        assertEquals(WriteFault.Kind.REUSED, memory.writeFaults().getLast().kind());
    }

    @Test
    void theRecordOfACopyHasBothFramesAndTheirCounts() throws ErrnoException {
        AddressSpace child = parent.fork();
        long old = entry(child, BASE);
        store(child, BASE + 24, 8);
        WriteFault fault = memory.writeFaults().getLast();
        assertEquals(WriteFault.Kind.COPIED, fault.kind());
        assertEquals(child.pgd(), fault.pgd());
        assertEquals(BASE + 24, fault.vaddr());
        assertEquals(PageBits.ERROR_P | PageBits.ERROR_W | PageBits.ERROR_U, fault.errorCode());
        assertEquals(old | PageBits.A, fault.entryBefore() | PageBits.A);
        assertEquals(frame(parent, BASE), fault.frameBefore());
        assertEquals(frame(child, BASE), fault.frameAfter());
        assertEquals(2, fault.referencesBefore());
        assertEquals(1, fault.referencesAfter());
        assertFalse(fault.isByKernel());
    }

    @Test
    void theKernelsWritesBreakSharingToo() throws ErrnoException {
        AddressSpace child = parent.fork();
        child.user().write64(BASE, 8);
        assertEquals(7, parent.user().read64(BASE));
        assertEquals(8, load(child, BASE));
        assertTrue(memory.writeFaults().getLast().isByKernel());
    }

    @Test
    void rightsGivenBackDoNotMakeASharedFrameWritable() throws ErrnoException {
        AddressSpace child = parent.fork();
        child.protect(BASE, BASE + PAGE, Mman.PROT_NONE);
        child.protect(BASE, BASE + PAGE, RW);
        assertEquals(0, entry(child, BASE) & PageBits.RW);
        store(child, BASE, 8);
        assertEquals(7, load(parent, BASE));
    }

    @Test
    void movedPagesStayShared() throws ErrnoException {
        AddressSpace child = parent.fork();
        long to = BASE + (8 << 20);
        child.move(child.vmas().within(BASE, BASE + 4 * PAGE).getFirst(), to, 4 * PAGE);
        assertEquals(frame(parent, BASE), frame(child, to));
        store(child, to, 8);
        assertEquals(7, load(parent, BASE));
    }

    @Test
    void readersOfUntouchedMemorySeeThePageOfZerosUntilTheyWrite() throws ErrnoException {
        assertEquals(0, load(parent, BASE + PAGE));
        assertEquals(memory.physical().zeroPage(), frame(parent, BASE + PAGE));
        assertEquals(1, parent.resident());
        store(parent, BASE + PAGE, 5);
        assertEquals(WriteFault.Kind.ZEROED, memory.writeFaults().getLast().kind());
        assertEquals(2, parent.resident());
        AddressSpace child = parent.fork();
        assertEquals(0, load(child, BASE + 2 * PAGE));
        assertEquals(0, load(parent, BASE + 2 * PAGE));
        store(child, BASE + 2 * PAGE, 6);
        assertEquals(0, load(parent, BASE + 2 * PAGE));
    }

    @Test
    void sharedMemoryWithoutAFileStaysSharedAfterFork() throws ErrnoException {
        long at = BASE + (1 << 20);
        parent.map(SharedMemory.vma(at, at + 2 * PAGE, RW));
        store(parent, at, 1);
        AddressSpace child = parent.fork();
        store(child, at, 2);
        store(child, at + PAGE, 3);
        assertEquals(2, load(parent, at));
        assertEquals(3, load(parent, at + PAGE));
        parent.release();
        assertEquals(3, load(child, at + PAGE));
        child.release();
        assertEquals(usedAtFirst, frames.used());
    }

    @Test
    void theStructureInGuestMemoryTellsTheSame() throws ErrnoException {
        parent.startHeapAt(BASE + (2 << 20));
        parent.moveBrk(BASE + (2 << 20) + 100, RW);
        MmStruct struct = parent.fork().struct();
        assertEquals(1, struct.users());
        assertEquals(BASE + (2 << 20) + 100, struct.field(MmStruct.BRK));
        assertEquals(5, struct.field(MmStruct.TOTAL_VM));
        assertEquals(2, struct.field(MmStruct.MAP_COUNT));
        assertEquals(1, struct.field(MmStruct.RSS));
    }

    @Test
    void theLastUserGivesEverythingBack() throws ErrnoException {
        AddressSpace child = parent.fork();
        store(child, BASE, 8);
        child.acquire();
        child.release();
        assertEquals(8, load(child, BASE));
        child.release();
        parent.grab();
        parent.release();
        assertEquals(usedAtFirst + 2, frames.used());
        parent.drop();
        assertEquals(usedAtFirst, frames.used());
    }

    @Test
    void aForkWithoutMemoryLeavesNothingBehind() throws ErrnoException {
        while (frames.free() > 3) {
            frames.allocate();
        }
        int before = frames.used();
        long frame = frame(parent, BASE);
        ErrnoException failed = assertThrows(ErrnoException.class, parent::fork);
        assertEquals(Errno.ENOMEM, failed.errno());
        assertEquals(before, frames.used());
        assertEquals(1, frames.references(frame));
        store(parent, BASE, 9);
        assertEquals(9, load(parent, BASE));
    }

    @Test
    void theCensusTellsWhoSharesAFrame() throws ErrnoException {
        load(parent, BASE + PAGE);
        assertEquals(new PageCensus(4, 1, 0, 1), PageCensus.of(parent));
        AddressSpace child = parent.fork();
        assertEquals(new PageCensus(4, 1, 1, 0), PageCensus.of(child));
        List<PageCensus.Mapping> mappings =
                PageCensus.mappingsOf(frame(parent, BASE), List.of(parent, child));
        assertEquals(
                List.of(
                        new PageCensus.Mapping(parent, BASE, entry(parent, BASE)),
                        new PageCensus.Mapping(child, BASE, entry(child, BASE))),
                mappings);
        store(child, BASE, 8);
        assertEquals(new PageCensus(4, 1, 0, 1), PageCensus.of(child));
    }
}
