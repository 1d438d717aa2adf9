package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;

/**
 * Turns promised pages into frames when they are touched ("handle_mm_fault").
 *
 * <p>An access is described by the bits of a page fault's error code: {@link PageBits#ERROR_W},
 * {@code ERROR_I}, neither for a read.
 */
public final class FaultHandler {
    /** Soft limit of the stack ("RLIMIT_STACK"). */
    public static final long STACK_LIMIT = 8L << 20;

    private final AddressSpace mm;
    private final MappedPages pages;

    FaultHandler(AddressSpace mm, MappedPages pages) {
        this.mm = mm;
        this.pages = pages;
    }

    /**
     * Handles an access of ring 3, or of the kernel on its behalf, that the tables do not allow as
     * they are.
     */
    public Fault handle(long vaddr, int access) {
        if (vaddr < 0 || vaddr >= Layout.TASK_SIZE) {
            return Fault.NOT_MAPPED;
        }
        Vma vma = mm.vmas().find(vaddr);
        boolean grown = false;
        if (vma == null) {
            vma = growStack(vaddr);
            grown = true;
        }
        if (vma == null) {
            return Fault.NOT_MAPPED;
        }
        if (!vma.permits(access)) {
            return Fault.NOT_PERMITTED;
        }
        try {
            Fault fault = resolve(vma, vaddr, access);
            return grown && fault.isResolved() ? Fault.STACK_GROWTH : fault;
        } catch (ErrnoException noFrame) {
            return Fault.OUT_OF_MEMORY;
        }
    }

    private Fault resolve(Vma vma, long vaddr, int access) throws ErrnoException {
        long page = Layout.pageStart(vaddr);
        long entry = pages.entry(page);
        boolean write = (access & PageBits.ERROR_W) != 0;
        if (entry == 0) {
            return vma.backing() == null
                    ? populateZeros(vma, page, write)
                    : populateFromFile(vma, vma.backing(), page, write);
        }
        boolean present = (entry & PageBits.P) != 0;
        if (write && present && (entry & PageBits.RW) == 0) {
            return makeWritable(vma, vaddr, access, entry);
        }
        pages.replace(page, entry, present ? entry : pages.entryFor(vma, entry));
        return Fault.SPURIOUS;
    }

    /** Readers of untouched memory see the page of zeros that all have in common. */
    private Fault populateZeros(Vma vma, long vaddr, boolean write) throws ErrnoException {
        PhysicalMemory physical = mm.physical();
        if (write) {
            long frame = physical.frames().allocate(FrameUse.ANONYMOUS);
            pages.install(vaddr, vma.entryBits() | frame);
            return Fault.DEMAND_ZERO;
        }
        physical.frames().retain(physical.zeroPage());
        pages.install(vaddr, vma.entryBits() & ~PageBits.RW | physical.zeroPage());
        return Fault.ZERO_PAGE;
    }

    private Fault populateFromFile(Vma vma, Backing backing, long vaddr, boolean write)
            throws ErrnoException {
        long offset = backing.offset() + (vaddr - vma.start());
        FileContent file = backing.file();
        if (offset >= Layout.pageEnd(file.size())) {
            return Fault.BEYOND_FILE;
        }
        if (write && !vma.isShared()) {
            long copy = file.copyOfPage(offset, mm.physical(), FrameUse.ANONYMOUS);
            pages.install(vaddr, vma.entryBits() | copy);
        } else {
            boolean changeable = vma.isShared() && backing.isWritable();
            long frame = file.pages().frame(file, offset, mm.physical(), changeable);
            pages.install(vaddr, pages.entryFor(vma, frame));
        }
        return Fault.FILE_READ;
    }

    /** A write to a page that is there, read-only although its range is not ("do_wp_page"). */
    private Fault makeWritable(Vma vma, long vaddr, int access, long entry) throws ErrnoException {
        PhysicalMemory physical = mm.physical();
        FrameAllocator frames = physical.frames();
        long old = entry & PageBits.FRAME;
        int references = frames.references(old);
        WriteFault.Kind kind = kind(vma, old);
        long frame = old;
        if (kind != WriteFault.Kind.REUSED) {
            frame = frames.allocate(FrameUse.ANONYMOUS);
        }
        if (kind == WriteFault.Kind.COPIED) {
            physical.ram().write(frame, physical.ram().bytes(), (int) old, PageBits.PAGE_SIZE);
        }
        long newEntry = vma.entryBits() | PageBits.A | PageBits.D | frame;
        pages.replace(Layout.pageStart(vaddr), entry, newEntry);
        if (physical.listener().isHeard()) {
            physical.listener()
                    .writeFault(
                            new WriteFault(
                                    mm.pgd(),
                                    vaddr,
                                    access | PageBits.ERROR_P,
                                    entry,
                                    newEntry,
                                    references,
                                    frames.references(old),
                                    kind));
        }
        return outcome(kind);
    }

    private WriteFault.Kind kind(Vma vma, long frame) {
        PhysicalMemory physical = mm.physical();
        if (vma.isShared() || physical.frames().references(frame) == 1) {
            return WriteFault.Kind.REUSED;
        }
        return frame == physical.zeroPage() ? WriteFault.Kind.ZEROED : WriteFault.Kind.COPIED;
    }

    private static Fault outcome(WriteFault.Kind kind) {
        return switch (kind) {
            case COPIED -> Fault.COPY_ON_WRITE;
            case ZEROED -> Fault.DEMAND_ZERO;
            case REUSED -> Fault.MADE_WRITABLE;
        };
    }

    /**
     * Extends the stack above {@code vaddr} down to it, if there is one, it may, and the gap below
     * stays free.
     */
    private @Nullable Vma growStack(long vaddr) {
        Vma stack = mm.vmas().above(vaddr);
        long start = Layout.pageStart(vaddr);
        if (stack == null || !stack.growsDown() || stack.end() - start > mm.limits().stackReach()) {
            return null;
        }
        if (!mm.mayGrowBy(stack.start() - start)) {
            return null;
        }
        Vma below = mm.vmas().below(vaddr);
        if (below != null
                && !below.growsDown()
                && below.prot() != 0
                && start - below.end() < Layout.STACK_GUARD_GAP) {
            return null;
        }
        mm.vmas().grow(stack, start);
        return mm.vmas().find(vaddr);
    }
}
