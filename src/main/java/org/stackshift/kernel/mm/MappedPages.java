package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;

/**
 * The pages that an address space has got so far: the entries of its page tables, one reference to
 * a frame each, and how many they are.
 */
final class MappedPages {
    private static final int PAGE = PageBits.PAGE_SIZE;

    /** First address that no user page table leads to. */
    private static final long END = 1L << 47;

    private final PhysicalMemory physical;
    private final PageTables tables;
    private final MmStruct struct;
    private final long pgd;

    MappedPages(PhysicalMemory physical, MmStruct struct) {
        this.physical = physical;
        this.tables = physical.tables();
        this.struct = struct;
        this.pgd = struct.pgd();
    }

    /** The entry of a page, 0 if it has none. */
    long entry(long vaddr) {
        return tables.get(pgd, vaddr);
    }

    /** Notes a frame where no page was; its reference passes to the tables. */
    void install(long vaddr, long entry) throws ErrnoException {
        try {
            tables.set(pgd, vaddr, entry);
        } catch (ErrnoException noTable) {
            physical.frames().release(entry & PageBits.FRAME);
            throw noTable;
        }
        count(entry, 1);
    }

    /** Puts another entry where there is one; the reference to the old frame is given back. */
    void replace(long vaddr, long oldEntry, long newEntry) {
        tables.replace(pgd, vaddr, newEntry);
        physical.tlb().invalidatePage(pgd, vaddr);
        if ((oldEntry & PageBits.FRAME) != (newEntry & PageBits.FRAME)) {
            count(oldEntry, -1);
            count(newEntry, 1);
            physical.frames().release(oldEntry & PageBits.FRAME);
        }
    }

    /** Gives the frames of [start, end) back. */
    void discard(long start, long end) {
        TlbBatch stale = new TlbBatch(physical.tlb(), pgd);
        for (long at = next(start, end); at < end; at = next(at + PAGE, end)) {
            long entry = tables.get(pgd, at);
            tables.replace(pgd, at, 0);
            stale.add(at);
            count(entry, -1);
            physical.frames().release(entry & PageBits.FRAME);
        }
        stale.invalidate();
    }

    /** Gives back the tables that only [floor, ceiling) needed, where nothing is mapped. */
    void freeTables(long floor, long ceiling) {
        if (tables.freeUnused(pgd, floor, Math.min(ceiling, END))) {
            physical.tlb().flush(pgd);
        }
    }

    /** Gives all frames and all tables but the top-level one back. */
    void clear() {
        discard(0, END);
        freeTables(0, END);
        physical.tlb().flush(pgd);
    }

    /** Gives the pages of a range the rights that it has now. */
    void rewrite(Vma vma) {
        TlbBatch stale = new TlbBatch(physical.tlb(), pgd);
        for (long at = next(vma.start(), vma.end());
                at < vma.end();
                at = next(at + PAGE, vma.end())) {
            tables.replace(pgd, at, entryFor(vma, tables.get(pgd, at)));
            stale.add(at);
        }
        stale.invalidate();
    }

    /**
     * The entry for a frame that is mapped already, under the rights of {@code vma}: a private page
     * with others who refer to its frame stays read-only.
     */
    long entryFor(Vma vma, long oldEntry) {
        long frame = oldEntry & PageBits.FRAME;
        long bits = vma.entryBits() | oldEntry & (PageBits.A | PageBits.D);
        boolean copyOnWrite = !vma.isShared() && physical.frames().references(frame) > 1;
        return (copyOnWrite ? bits & ~PageBits.RW : bits) | frame;
    }

    /**
     * Moves the pages of [start, end) to a place where none are.
     *
     * @throws ErrnoException ENOMEM; nothing has been moved then
     */
    void move(long start, long end, long to) throws ErrnoException {
        long delta = to - start;
        for (long at = next(start, end); at < end; at = next(at + PAGE, end)) {
            tables.set(pgd, at + delta, 0);
        }
        TlbBatch stale = new TlbBatch(physical.tlb(), pgd);
        for (long at = next(start, end); at < end; at = next(at + PAGE, end)) {
            tables.replace(pgd, at + delta, tables.get(pgd, at));
            tables.replace(pgd, at, 0);
            stale.add(at);
        }
        stale.invalidate();
    }

    /**
     * Lets {@code child}, which has no pages in the range, refer to all frames of the range
     * ("copy_page_range"). The caller flushes the TLB, since private pages are read-only from now
     * on.
     *
     * @return how many private pages could be written until now
     * @throws ErrnoException ENOMEM; the child has a part of the pages then
     */
    int shareWith(MappedPages child, Vma vma) throws ErrnoException {
        int writeProtected = 0;
        for (long at = next(vma.start(), vma.end());
                at < vma.end();
                at = next(at + PAGE, vma.end())) {
            long entry = tables.get(pgd, at);
            long kept = vma.isShared() ? entry : entry & ~PageBits.RW;
            physical.frames().retain(entry & PageBits.FRAME);
            child.install(at, kept & ~PageBits.A);
            if (kept != entry) {
                tables.replace(pgd, at, kept);
                writeProtected++;
            }
        }
        return writeProtected;
    }

    /** The page of zeros belongs to nobody's memory. */
    private void count(long entry, int delta) {
        if ((entry & PageBits.FRAME) != physical.zeroPage()) {
            struct.add(MmStruct.RSS, delta);
        }
    }

    private long next(long vaddr, long end) {
        return tables.next(pgd, vaddr, end);
    }
}
