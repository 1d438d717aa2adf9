package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

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
    private final byte[] page = new byte[PageBits.PAGE_SIZE];

    FaultHandler(AddressSpace mm) {
        this.mm = mm;
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
            Fault fault = resolve(vma, Layout.pageStart(vaddr), access);
            return grown && fault.isResolved() ? Fault.STACK_GROWTH : fault;
        } catch (ErrnoException noFrame) {
            return Fault.OUT_OF_MEMORY;
        }
    }

    private Fault resolve(Vma vma, long vaddr, int access) throws ErrnoException {
        long entry = mm.physical().tables().get(mm.pgd(), vaddr);
        if (entry == 0) {
            return populate(vma, vaddr);
        }
        boolean write = (access & PageBits.ERROR_W) != 0;
        if ((entry & PageBits.P) != 0 && (!write || (entry & PageBits.RW) != 0)) {
            mm.physical().tlb().invalidatePage(vaddr);
            return Fault.SPURIOUS;
        }
        return write ? breakSharing(vma, vaddr, entry) : makePresent(vma, vaddr, entry);
    }

    private Fault populate(Vma vma, long vaddr) throws ErrnoException {
        Backing backing = vma.backing();
        if (backing == null) {
            mm.install(vaddr, vma.entryBits() | mm.physical().frames().allocate());
            return Fault.DEMAND_ZERO;
        }
        long offset = backing.offset() + (vaddr - vma.start());
        if (offset >= Layout.pageEnd(backing.file().size())) {
            return Fault.BEYOND_FILE;
        }
        FileContent file = backing.file();
        long frame =
                vma.isShared()
                        ? file.pages().frame(file, offset, mm.physical())
                        : file.copyOfPage(offset, mm.physical());
        mm.install(vaddr, vma.entryBits() | frame);
        return Fault.FILE_READ;
    }

    private Fault makePresent(Vma vma, long vaddr, long entry) {
        mm.physical().tables().replace(mm.pgd(), vaddr, entryFor(vma, entry));
        return Fault.SPURIOUS;
    }

    private Fault breakSharing(Vma vma, long vaddr, long entry) throws ErrnoException {
        PhysicalMemory physical = mm.physical();
        long frame = entry & PageBits.FRAME;
        boolean shared = physical.frames().references(frame) > 1 && !vma.isShared();
        if (shared) {
            long copy = physical.frames().allocate();
            Ram ram = physical.ram();
            ram.read(frame, page, 0, page.length);
            ram.write(copy, page, 0, page.length);
            physical.frames().release(frame);
            frame = copy;
        }
        physical.tables().replace(mm.pgd(), vaddr, vma.entryBits() | frame);
        physical.tlb().invalidatePage(vaddr);
        return shared ? Fault.COPY_ON_WRITE : Fault.MADE_WRITABLE;
    }

    /**
     * The entry for a frame that is mapped already, under the rights of {@code vma}; shared frames
     * stay read-only.
     */
    long entryFor(Vma vma, long oldEntry) {
        long frame = oldEntry & PageBits.FRAME;
        long bits = vma.entryBits() | oldEntry & (PageBits.A | PageBits.D);
        boolean copyOnWrite = mm.physical().frames().references(frame) > 1 && !vma.isShared();
        return (copyOnWrite ? bits & ~PageBits.RW : bits) | frame;
    }

    /**
     * Extends the stack above {@code vaddr} down to it, if there is one, it may, and the gap below
     * stays free.
     */
    private @Nullable Vma growStack(long vaddr) {
        Vma stack = mm.vmas().above(vaddr);
        long start = Layout.pageStart(vaddr);
        if (stack == null || !stack.growsDown() || stack.end() - start > STACK_LIMIT) {
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
