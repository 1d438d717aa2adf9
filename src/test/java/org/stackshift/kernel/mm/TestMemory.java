package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Physical memory without a CPU. Its TLB remembers every entry that was used, until it is told to
 * forget, so that a test notices where somebody forgot to tell.
 */
final class TestMemory implements TlbControl, MemoryListener {
    private record Page(long pgd, long vaddr) {}

    private final Map<Page, Long> cached = new HashMap<>();
    private final List<WriteFault> writeFaults = new ArrayList<>();
    private final List<Forked> forks = new ArrayList<>();
    private final PhysicalMemory physical;

    /** {@code size} bytes, with a page of zeros and an empty kernel half in use. */
    TestMemory(int size) throws ErrnoException {
        Ram ram = new Ram(1 << 20, size);
        FrameAllocator frames = new FrameAllocator(ram, 1 << 16);
        PageTables tables = new PageTables(ram, frames);
        physical =
                new PhysicalMemory(ram, frames, tables, this, frames.allocate(FrameUse.PAGE_TABLE));
        physical.setListener(this);
    }

    PhysicalMemory physical() {
        return physical;
    }

    List<WriteFault> writeFaults() {
        return writeFaults;
    }

    List<Forked> forks() {
        return forks;
    }

    /**
     * An access of ring 3 as a CPU makes it: by the entry that the TLB has, else by the tables,
     * with a page fault where that is not enough.
     *
     * @param access ERROR_W, ERROR_I or 0
     * @return the physical address, or -1 if the fault was not resolved
     */
    long access(AddressSpace mm, long vaddr, int access) {
        Page page = new Page(mm.pgd(), Layout.pageStart(vaddr));
        long entry = cached.computeIfAbsent(page, p -> walk(p, access));
        if (!allows(entry, access)) {
            if (!mm.faults().handle(vaddr, access | PageBits.ERROR_U).isResolved()) {
                cached.remove(page, 0L);
                return -1;
            }
            entry = walk(page, access);
            cached.put(page, entry);
        }
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }

    private long walk(Page page, int access) {
        PageTables tables = physical.tables();
        long entry = tables.get(page.pgd, page.vaddr);
        if (allows(entry, access)) {
            entry |= PageBits.A | ((access & PageBits.ERROR_W) != 0 ? PageBits.D : 0);
            tables.replace(page.pgd, page.vaddr, entry);
        }
        return (entry & PageBits.P) == 0 ? 0 : entry;
    }

    private static boolean allows(long entry, int access) {
        boolean forbidden =
                (access & PageBits.ERROR_W) != 0 && (entry & PageBits.RW) == 0
                        || (access & PageBits.ERROR_I) != 0 && (entry & PageBits.NX) != 0;
        return (entry & PageBits.P) != 0 && !forbidden;
    }

    @Override
    public void invalidatePage(long pgd, long vaddr) {
        cached.remove(new Page(pgd, vaddr));
    }

    @Override
    public void flush(long pgd) {
        cached.keySet().removeIf(page -> page.pgd == pgd);
    }

    @Override
    public boolean isHeard() {
        return true;
    }

    @Override
    public void writeFault(WriteFault fault) {
        writeFaults.add(fault);
    }

    @Override
    public void forked(Forked fork) {
        forks.add(fork);
    }
}
