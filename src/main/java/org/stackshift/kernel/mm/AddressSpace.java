package org.stackshift.kernel.mm;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;

import java.util.List;

/**
 * A process's memory ("mm_struct"): the ranges it was promised and the page tables that hold what
 * it got so far.
 *
 * <p>Ranges are promises; frames come one by one when they are touched ({@link FaultHandler}).
 * Tasks that share one count as its users: with the last {@link #release} all memory goes back, but
 * the top-level table stays until nobody needs it ({@link #grab}, {@link #drop}).
 */
public final class AddressSpace implements Copyable<AddressSpace> {
    private final PhysicalMemory physical;
    private final MmStruct struct;
    private final VmaMap vmas;
    private final MappedPages pages;
    private final FaultHandler faults;
    private final UserMemory user;
    private MemoryLimits limits = MemoryLimits.DEFAULT;

    /**
     * An empty address space with the kernel's half mapped, and one user.
     *
     * @throws ErrnoException ENOMEM
     */
    public AddressSpace(PhysicalMemory physical) throws ErrnoException {
        this(physical, struct(physical));
    }

    private AddressSpace(PhysicalMemory physical, MmStruct struct) {
        this.physical = physical;
        this.struct = struct;
        this.vmas = new VmaMap(struct);
        this.pages = new MappedPages(physical, struct);
        this.faults = new FaultHandler(this, pages);
        this.user = new UserMemory(this);
    }

    private static MmStruct struct(PhysicalMemory physical) throws ErrnoException {
        long pgd = physical.tables().create(physical.kernelPgd());
        try {
            long frame = physical.frames().allocate(FrameUse.MM_STRUCT);
            MmStruct struct = new MmStruct(physical.ram(), frame);
            struct.setPgd(pgd);
            struct.setUsers(1);
            struct.setCount(1);
            struct.setField(MmStruct.CONTEXT_ID, physical.takeContextId());
            return struct;
        } catch (ErrnoException noFrame) {
            physical.tables().destroy(pgd);
            throw noFrame;
        }
    }

    @Override
    public AddressSpace copy(Copies copies) {
        PhysicalMemory memory = copies.of(physical);
        MmStruct structThere = new MmStruct(memory.ram(), struct.paddr());
        AddressSpace copy = copies.register(this, new AddressSpace(memory, structThere));
        copy.limits = limits;
        copy.vmas.adopt(vmas, copies);
        return copy;
    }

    /**
     * A second address space with the same contents ("dup_mm"), and one user. Private pages are
     * shared, read-only on both sides, until somebody writes; shared mappings stay shared.
     *
     * @throws ErrnoException ENOMEM; nothing is left of the attempt then
     */
    public AddressSpace fork() throws ErrnoException {
        int tablesBefore = physical.frames().used(FrameUse.PAGE_TABLE);
        AddressSpace child = new AddressSpace(physical);
        int writeProtected = 0;
        try {
            child.struct.copyPlaces(struct);
            child.limits = limits;
            for (Vma vma : vmas.all()) {
                writeProtected += inherit(child, vma);
            }
        } catch (ErrnoException noFrame) {
            child.release();
            throw noFrame;
        } finally {
            physical.tlb().flush(pgd());
        }
        report(child, writeProtected, tablesBefore);
        return child;
    }

    /** Gives a range to the child; returns how many pages nobody can write any more. */
    private int inherit(AddressSpace child, Vma vma) throws ErrnoException {
        if (vma.has(Vma.VM_DONTCOPY)) {
            return 0;
        }
        child.vmas.insert(vma);
        child.joinFile(vma);
        return vma.has(Vma.VM_WIPEONFORK) ? 0 : pages.shareWith(child.pages, vma);
    }

    private void report(AddressSpace child, int writeProtected, int tablesBefore) {
        if (physical.listener().isHeard()) {
            int tables = physical.frames().used(FrameUse.PAGE_TABLE) - tablesBefore;
            physical.listener()
                    .forked(
                            new Forked(
                                    pgd(), child.pgd(), child.resident(), writeProtected, tables));
        }
    }

    /** One more task runs here ("mmget"). */
    public void acquire() {
        requireUsers();
        struct.setUsers(struct.users() + 1);
    }

    /**
     * One task less runs here ("mmput"). The last one gives everything back: frames, tables,
     * ranges. The top-level table goes too, unless somebody has {@link #grab grabbed} it.
     */
    public void release() {
        requireUsers();
        struct.setUsers(struct.users() - 1);
        if (struct.users() == 0) {
            List<Vma> mapped = List.copyOf(vmas.all());
            vmas.clear();
            pages.clear();
            mapped.forEach(this::leaveFile);
            drop();
        }
    }

    /**
     * Keeps the top-level table although the users may go ("mmgrab"): for a CPU whose cr3 still
     * points to it.
     */
    public void grab() {
        struct.setCount(struct.count() + 1);
    }

    /** Takes a {@link #grab} back ("mmdrop"). The object must not be used any more then. */
    public void drop() {
        struct.setCount(struct.count() - 1);
        if (struct.count() == 0) {
            free(physical, struct);
        }
    }

    /**
     * Frees an mm_struct whose count has become 0, with its top-level table ("__mmdrop"). The guest
     * half comes here with those that it dropped.
     */
    public static void free(PhysicalMemory physical, MmStruct struct) {
        physical.tables().destroy(struct.pgd());
        physical.frames().release(struct.paddr());
    }

    private void requireUsers() {
        if (struct.users() <= 0) {
            throw new IllegalStateException("nobody uses this address space");
        }
    }

    public PhysicalMemory physical() {
        return physical;
    }

    /** The part in guest memory. */
    public MmStruct struct() {
        return struct;
    }

    /** Physical address of the top-level table. */
    public long pgd() {
        return struct.pgd();
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

    /** Pages that have a frame of their own or share one ("rss"); the page of zeros is none. */
    public int resident() {
        return (int) struct.field(MmStruct.RSS);
    }

    /** How much the address space may get. */
    public MemoryLimits limits() {
        return limits;
    }

    public void setLimits(MemoryLimits newLimits) {
        limits = newLimits;
    }

    /** Whether the ranges may measure {@code bytes} more in all. */
    boolean mayGrowBy(long bytes) {
        long size = struct.field(MmStruct.TOTAL_VM) * PageBits.PAGE_SIZE;
        return bytes <= limits.addressSpace() - size;
    }

    private void requireSpace(long bytes) throws ErrnoException {
        if (!mayGrowBy(bytes)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    /** End of the heap that brk moves. */
    public long brk() {
        return struct.field(MmStruct.BRK);
    }

    /** Where the heap begins. */
    public long startBrk() {
        return struct.field(MmStruct.START_BRK);
    }

    /** Puts the empty heap where the program's data ends. */
    public void startHeapAt(long vaddr) {
        struct.setField(MmStruct.START_BRK, vaddr);
        struct.setField(MmStruct.BRK, vaddr);
    }

    /**
     * Maps a range at exactly its place, in the stead of what was there.
     *
     * @throws ErrnoException ENOMEM when it does not fit into user space or there are too many
     *     ranges; nothing has changed then
     */
    public void map(Vma vma) throws ErrnoException {
        if (vma.start() < 0 || vma.end() <= vma.start() || vma.end() > Layout.TASK_SIZE) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        vmas.requireRoom(2);
        List<Vma> replaced = vmas.within(vma.start(), vma.end());
        requireSpace(vma.size() - replaced.stream().mapToLong(Vma::size).sum());
        unmap(vma.start(), vma.end());
        vmas.insert(vma);
        joinFile(vma);
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

    /**
     * Removes whatever lies in [start, end), frames and tables included.
     *
     * @throws ErrnoException ENOMEM when a range would fall into two and there are too many
     */
    public void unmap(long start, long end) throws ErrnoException {
        List<Vma> parts = vmas.within(start, end);
        if (parts.isEmpty()) {
            return;
        }
        vmas.remove(start, end);
        pages.discard(start, end);
        freeTables(start, end);
        parts.forEach(this::leaveFile);
    }

    private void freeTables(long start, long end) {
        Vma before = vmas.below(start);
        Vma after = vmas.above(start);
        pages.freeTables(
                before == null ? 0 : before.end(), after == null ? Long.MAX_VALUE : after.start());
    }

    private void joinFile(Vma vma) {
        if (vma.backing() != null) {
            vma.backing().file().pages().addMapper(this);
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
     * @throws ErrnoException ENOMEM where nothing is mapped, or when there are too many ranges
     */
    public void protect(long start, long end, int prot) throws ErrnoException {
        if (!vmas.covers(start, end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        vmas.requireRoom(2);
        for (Vma part : vmas.within(start, end)) {
            if (part.prot() != prot) {
                exchange(part, part.withProt(prot));
                pages.rewrite(part.withProt(prot));
            }
        }
    }

    /**
     * Sets and clears flags (VM_*) of what is mapped in [start, end).
     *
     * @throws ErrnoException ENOMEM when there are too many ranges
     */
    public void setFlags(long start, long end, int set, int cleared) throws ErrnoException {
        vmas.requireRoom(2);
        for (Vma part : vmas.within(start, end)) {
            exchange(part, part.withFlags(part.flags() & ~cleared | set));
        }
    }

    private void exchange(Vma part, Vma replacement) throws ErrnoException {
        vmas.remove(part.start(), part.end());
        vmas.insert(replacement);
    }

    /**
     * Faults the pages of [start, end) in, as far as that is allowed and there is memory; pages
     * that may be written become writable at once.
     */
    public void populate(long start, long end) {
        for (Vma part : vmas.within(start, end)) {
            int access = part.permits(PageBits.ERROR_W) ? PageBits.ERROR_W : 0;
            boolean resolved = part.permits(access);
            for (long at = part.start(); resolved && at < part.end(); at += PageBits.PAGE_SIZE) {
                resolved = faults.handle(at, access).isResolved();
            }
        }
    }

    /**
     * Moves the end of the heap; returns where it is afterwards, unmoved if that was impossible.
     */
    public long moveBrk(long wanted, int rightsOfHeap) {
        long oldEnd = Layout.pageEnd(brk());
        long newEnd = Layout.pageEnd(wanted);
        boolean possible =
                wanted >= startBrk()
                        && newEnd <= Layout.TASK_SIZE
                        && newEnd - startBrk() <= limitOfData()
                        && mayGrowBy(newEnd - oldEnd);
        if (!possible) {
            return brk();
        }
        try {
            if (newEnd < oldEnd) {
                unmap(newEnd, oldEnd);
            } else if (newEnd > oldEnd) {
                if (vmas.overlaps(oldEnd, newEnd + Layout.pageEnd(1))) {
                    return brk();
                }
                vmas.insert(
                        new Vma(oldEnd, newEnd, rightsOfHeap, Mman.MAP_PRIVATE, null, "[heap]"));
            }
        } catch (ErrnoException noRoom) {
            return brk();
        }
        struct.setField(MmStruct.BRK, wanted);
        return wanted;
    }

    /**
     * Gives the frames of [start, end) back and keeps the ranges: the next touch sees fresh pages.
     */
    public void discard(long start, long end) {
        pages.discard(start, end);
    }

    /**
     * Lets the range that {@code part} is the end of reach to {@code newEnd}, where nothing is.
     *
     * @throws ErrnoException ENOMEM when there are too many ranges
     */
    public void extend(Vma part, long newEnd) throws ErrnoException {
        vmas.requireRoom(2);
        requireSpace(newEnd - part.end());
        exchange(part, part.withEnd(newEnd));
    }

    /**
     * Moves the pages and the range of {@code part} to a free place, where it gets another size.
     *
     * @throws ErrnoException ENOMEM; nothing has been moved then
     */
    public void move(Vma part, long to, long newSize) throws ErrnoException {
        vmas.requireRoom(2);
        requireSpace(newSize - part.size());
        pages.move(part.start(), part.end(), to);
        exchange(part, part.movedTo(to).withEnd(to + newSize));
        freeTables(part.start(), part.end());
    }

    private long limitOfData() {
        return Math.min(limits.data(), physical.bytes());
    }
}
