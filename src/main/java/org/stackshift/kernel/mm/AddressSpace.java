package org.stackshift.kernel.mm;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.isa.PageBits;

import java.util.List;

/**
 * A process's memory ("mm_struct"): the ranges it was promised and the page tables that hold what
 * it got so far.
 *
 * <p>Ranges are promises; frames come one by one when they are touched ({@link FaultHandler}).
 */
public final class AddressSpace {
    private final PhysicalMemory physical;
    private final VmaMap vmas = new VmaMap();
    private final long pgd;
    private final FaultHandler faults;
    private final UserMemory user;
    private long startBrk;
    private long brk;
    private int resident;

    /**
     * An empty address space with the kernel's half mapped.
     *
     * @throws ErrnoException ENOMEM
     */
    public AddressSpace(PhysicalMemory physical) throws ErrnoException {
        this.physical = physical;
        this.pgd = physical.tables().create(physical.kernelPgd());
        this.faults = new FaultHandler(this);
        this.user = new UserMemory(this);
    }

    public PhysicalMemory physical() {
        return physical;
    }

    /** Physical address of the top-level table. */
    public long pgd() {
        return pgd;
    }

    public VmaMap vmas() {
        return vmas;
    }

    /** Resolves page faults here. */
    public FaultHandler faults() {
        return faults;
    }

    /** Copies to and from user addresses here. */
    public UserMemory user() {
        return user;
    }

    /** Frames that user pages of this address space refer to ("rss"). */
    public int resident() {
        return resident;
    }

    /** End of the heap that brk moves. */
    public long brk() {
        return brk;
    }

    /** Where the heap begins. */
    public long startBrk() {
        return startBrk;
    }

    /** Puts the empty heap where the program's data ends. */
    public void startHeapAt(long vaddr) {
        startBrk = vaddr;
        brk = vaddr;
    }

    /**
     * Maps a range at exactly its place, in the stead of what was there.
     *
     * @throws ErrnoException ENOMEM when it does not fit into user space or there are too many
     *     ranges
     */
    public void map(Vma vma) throws ErrnoException {
        if (vma.start() < 0 || vma.end() <= vma.start() || vma.end() > Layout.TASK_SIZE) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        unmap(vma.start(), vma.end());
        vmas.insert(vma);
        if (vma.backing() != null) {
            vma.backing().file().pages().addMapper(this);
        }
    }

    /** Where a new range of {@code length} bytes shall go, given a hint. */
    public long place(long hint, long length) throws ErrnoException {
        long wanted = Layout.pageStart(hint);
        boolean usable = wanted >= Layout.MMAP_MIN && wanted <= Layout.TASK_SIZE - length;
        if (usable && !vmas.overlaps(wanted, wanted + length)) {
            return wanted;
        }
        long start = vmas.gapBelow(Layout.MMAP_BASE, length);
        if (start < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return start;
    }

    /** Removes whatever lies in [start, end), frames included. */
    public void unmap(long start, long end) throws ErrnoException {
        if (vmas.overlaps(start, end)) {
            List<Vma> parts = vmas.within(start, end);
            vmas.remove(start, end);
            discard(start, end);
            parts.forEach(this::leaveFile);
        }
    }

    private void leaveFile(Vma removed) {
        if (removed.backing() == null) {
            return;
        }
        FileContent file = removed.backing().file();
        if (vmas.all().stream().noneMatch(vma -> vma.shows(file))) {
            file.pages().removeMapper(file, this);
        }
    }

    /** Gives back the pages that show what lies from {@code size}, page-aligned, on in a file. */
    void discardBeyond(FileContent file, long size) {
        for (Vma vma : vmas.all()) {
            if (vma.backing() != null && vma.shows(file)) {
                long kept = Math.clamp(size - vma.backing().offset(), 0, vma.size());
                discard(vma.start() + kept, vma.end());
            }
        }
    }

    /**
     * Changes rights in [start, end).
     *
     * @throws ErrnoException ENOMEM where nothing is mapped
     */
    public void protect(long start, long end, int prot) throws ErrnoException {
        if (!vmas.covers(start, end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        for (Vma part : vmas.within(start, end)) {
            vmas.remove(part.start(), part.end());
            vmas.insert(part.withProt(prot));
            rewriteEntries(part.withProt(prot));
        }
    }

    /**
     * Moves the end of the heap; returns where it is afterwards, unmoved if that was impossible.
     */
    public long moveBrk(long wanted, int rightsOfHeap) {
        long oldEnd = Layout.pageEnd(brk);
        long newEnd = Layout.pageEnd(wanted);
        if (wanted < startBrk || newEnd > Layout.TASK_SIZE || newEnd - startBrk > limitOfData()) {
            return brk;
        }
        try {
            if (newEnd < oldEnd) {
                unmap(newEnd, oldEnd);
            } else if (newEnd > oldEnd) {
                if (vmas.overlaps(oldEnd, newEnd + Layout.pageEnd(1))) {
                    return brk;
                }
                vmas.insert(
                        new Vma(oldEnd, newEnd, rightsOfHeap, Mman.MAP_PRIVATE, null, "[heap]"));
            }
        } catch (ErrnoException noRoom) {
            return brk;
        }
        brk = wanted;
        return brk;
    }

    /**
     * Gives the frames of [start, end) back and keeps the ranges: the next touch sees fresh pages.
     */
    public void discard(long start, long end) {
        PageTables tables = physical.tables();
        for (long at = start; at < end; at += PageBits.PAGE_SIZE) {
            at = tables.skipHoles(pgd, at, end);
            long entry = at < end ? tables.get(pgd, at) : 0;
            if (entry != 0) {
                tables.replace(pgd, at, 0);
                physical.tlb().invalidatePage(at);
                physical.frames().release(entry & PageBits.FRAME);
                resident--;
            }
        }
    }

    /** Moves the pages and the range of [from, from + size) to a free place. */
    public void move(Vma part, long to) throws ErrnoException {
        PageTables tables = physical.tables();
        long delta = to - part.start();
        vmas.remove(part.start(), part.end());
        vmas.insert(
                new Vma(
                        to,
                        part.end() + delta,
                        part.prot(),
                        part.flags(),
                        part.backing(),
                        part.name()));
        for (long at = part.start(); at < part.end(); at += PageBits.PAGE_SIZE) {
            at = tables.skipHoles(pgd, at, part.end());
            long entry = at < part.end() ? tables.get(pgd, at) : 0;
            if (entry != 0) {
                tables.set(pgd, at + delta, entry);
                tables.replace(pgd, at, 0);
                physical.tlb().invalidatePage(at);
            }
        }
    }

    /**
     * Gives everything back: frames, tables, ranges. The address space must not be used afterwards.
     */
    public void destroy() {
        discard(0, Layout.TASK_SIZE);
        List<Vma> mapped = List.copyOf(vmas.all());
        vmas.clear();
        mapped.forEach(this::leaveFile);
        physical.tables().destroy(pgd);
        physical.tlb().flush();
    }

    /** Notes a frame in the tables; its reference passes to them. */
    void install(long vaddr, long entry) throws ErrnoException {
        physical.tables().set(pgd, vaddr, entry);
        resident++;
    }

    private void rewriteEntries(Vma vma) {
        PageTables tables = physical.tables();
        for (long at = vma.start(); at < vma.end(); at += PageBits.PAGE_SIZE) {
            at = tables.skipHoles(pgd, at, vma.end());
            long entry = at < vma.end() ? tables.get(pgd, at) : 0;
            if (entry != 0) {
                tables.replace(pgd, at, faults.entryFor(vma, entry));
                physical.tlb().invalidatePage(at);
            }
        }
    }

    private long limitOfData() {
        return (long) physical.frames().total() << PageBits.PAGE_SHIFT;
    }
}
