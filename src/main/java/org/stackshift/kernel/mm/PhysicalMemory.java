package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

/** What every address space of a machine shares. */
public final class PhysicalMemory implements Copyable<PhysicalMemory> {
    private final Ram ram;
    private final FrameAllocator frames;
    private final PageTables tables;
    private final TlbControl tlb;
    private final long kernelPgd;
    private final long zeroPage;
    private MemoryListener listener = MemoryListener.NONE;
    private long contextIds;

    /**
     * Takes a frame for the page of zeros.
     *
     * @param kernelPgd top-level table whose upper half all the others repeat
     * @throws ErrnoException ENOMEM
     */
    public PhysicalMemory(
            Ram ram, FrameAllocator frames, PageTables tables, TlbControl tlb, long kernelPgd)
            throws ErrnoException {
        this.ram = ram;
        this.frames = frames;
        this.tables = tables;
        this.tlb = tlb;
        this.kernelPgd = kernelPgd;
        this.zeroPage = frames.allocate(FrameUse.ZERO_PAGE);
    }

    private PhysicalMemory(PhysicalMemory original, Copies copies) {
        ram = copies.replacement(original.ram);
        frames = copies.of(original.frames);
        tables = new PageTables(ram, frames);
        tlb = copies.of(original.tlb);
        kernelPgd = original.kernelPgd;
        zeroPage = original.zeroPage;
        listener = copies.of(original.listener);
        contextIds = original.contextIds;
    }

    @Override
    public PhysicalMemory copy(Copies copies) {
        return new PhysicalMemory(this, copies);
    }

    public Ram ram() {
        return ram;
    }

    public FrameAllocator frames() {
        return frames;
    }

    public PageTables tables() {
        return tables;
    }

    public TlbControl tlb() {
        return tlb;
    }

    /** Physical address of the top-level table whose upper half all the others repeat. */
    public long kernelPgd() {
        return kernelPgd;
    }

    /** Physical address of the frame that untouched memory shows to readers ("empty_zero_page"). */
    public long zeroPage() {
        return zeroPage;
    }

    /** How much memory programs could have in all. */
    public long bytes() {
        return (long) frames.total() << PageBits.PAGE_SHIFT;
    }

    /** A number that has never been taken before, from 1. */
    long takeContextId() {
        return ++contextIds;
    }

    MemoryListener listener() {
        return listener;
    }

    /** From now on {@code newListener} hears what happens to shared pages. */
    public void setListener(MemoryListener newListener) {
        listener = newListener;
    }
}
