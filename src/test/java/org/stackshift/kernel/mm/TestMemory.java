package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Physical memory with a TLB that is as stale as it may be, and a list of what happened. */
final class TestMemory {
    private final StaleTlb tlb;
    private final Log log;
    private final PhysicalMemory physical;

    /** {@code size} bytes, with a page of zeros and an empty kernel half in use. */
    TestMemory(int size) throws ErrnoException {
        Ram ram = new Ram(1 << 16, size);
        FrameAllocator frames = new FrameAllocator(ram, 1 << 16);
        PageTables tables = new PageTables(ram, frames);
        long pgd = frames.allocate(FrameUse.PAGE_TABLE);
        tlb = new StaleTlb();
        log = new Log();
        physical = new PhysicalMemory(ram, frames, tables, tlb, pgd);
        physical.setListener(log);
    }

    private TestMemory(TestMemory original, Copies copies) {
        copies.of(original.physical.ram());
        physical = copies.of(original.physical);
        tlb = copies.of(original.tlb);
        log = copies.of(original.log);
    }

    TestMemory copy(Copies copies) {
        return new TestMemory(this, copies);
    }

    PhysicalMemory physical() {
        return physical;
    }

    List<WriteFault> writeFaults() {
        return log.writeFaults;
    }

    List<Forked> forks() {
        return log.forks;
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
        long entry = tlb.entries.getOrDefault(page, 0L);
        for (int tries = 0; !allows(entry, access); tries++) {
            entry = walk(page, access);
            if (!allows(entry, access)) {
                boolean resolved =
                        mm.faults().handle(vaddr, access | PageBits.ERROR_U).isResolved();
                if (!resolved || tries == 2) {
                    return -1;
                }
            }
        }
        tlb.entries.put(page, entry);
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }

    private long walk(Page page, int access) {
        PageTables tables = physical.tables();
        long entry = tables.get(page.pgd, page.vaddr);
        if (allows(entry, access)) {
            entry |= PageBits.A | ((access & PageBits.ERROR_W) != 0 ? PageBits.D : 0);
            tables.replace(page.pgd, page.vaddr, entry);
        }
        return entry;
    }

    private static boolean allows(long entry, int access) {
        boolean forbidden =
                (access & PageBits.ERROR_W) != 0 && (entry & PageBits.RW) == 0
                        || (access & PageBits.ERROR_I) != 0 && (entry & PageBits.NX) != 0;
        return (entry & PageBits.P) != 0 && !forbidden;
    }

    private record Page(long pgd, long vaddr) {}

    /** Remembers every entry that was used until it is told to forget. */
    private static final class StaleTlb implements TlbControl {
        private final Map<Page, Long> entries = new HashMap<>();

        @Override
        public void invalidatePage(long pgd, long vaddr) {
            entries.remove(new Page(pgd, vaddr));
        }

        @Override
        public void flush(long pgd) {
            entries.keySet().removeIf(page -> page.pgd == pgd);
        }

        @Override
        public StaleTlb copy(Copies copies) {
            StaleTlb copy = new StaleTlb();
            copy.entries.putAll(entries);
            return copy;
        }
    }

    private static final class Log implements MemoryListener {
        private final List<WriteFault> writeFaults = new ArrayList<>();
        private final List<Forked> forks = new ArrayList<>();

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

        @Override
        public Log copy(Copies copies) {
            Log copy = new Log();
            copy.writeFaults.addAll(writeFaults);
            copy.forks.addAll(forks);
            return copy;
        }
    }
}
