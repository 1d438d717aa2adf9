package org.stackshift.kernel.task;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.PageTables;
import org.stackshift.kernel.mm.PhysicalMemory;

import java.util.TreeSet;

/** Maps kernel stacks into the kernel's half and unmaps them; the lowest free slot is used. */
public final class KernelStacks implements Copyable<KernelStacks> {
    private static final long BITS = PageBits.P | PageBits.RW | PageBits.G | PageBits.NX;

    private final PhysicalMemory memory;
    private final TreeSet<Integer> freeSlots = new TreeSet<>();
    private int nextSlot;

    public KernelStacks(PhysicalMemory memory) {
        this.memory = memory;
    }

    /**
     * A stack of four fresh frames.
     *
     * @throws ErrnoException ENOMEM; nothing is mapped then
     */
    KernelStack allocate() throws ErrnoException {
        KernelStack stack =
                KernelStack.ofSlot(freeSlots.isEmpty() ? nextSlot++ : freeSlots.pollFirst());
        try {
            for (long at = stack.vaddr(); at < stack.top(); at += PageBits.PAGE_SIZE) {
                map(at);
            }
        } catch (ErrnoException noFrame) {
            free(stack);
            throw noFrame;
        }
        return stack;
    }

    private void map(long vaddr) throws ErrnoException {
        long frame = memory.frames().allocate(FrameUse.KERNEL_STACK);
        try {
            memory.tables().set(memory.kernelPgd(), vaddr, frame | BITS);
        } catch (ErrnoException noTable) {
            memory.frames().release(frame);
            throw noTable;
        }
    }

    /** Gives a stack back that nobody runs on. */
    void free(KernelStack stack) {
        PageTables tables = memory.tables();
        for (long at = stack.vaddr(); at < stack.top(); at += PageBits.PAGE_SIZE) {
            long entry = tables.get(memory.kernelPgd(), at);
            if (entry != 0) {
                tables.replace(memory.kernelPgd(), at, 0);
                memory.tlb().invalidatePage(memory.kernelPgd(), at);
                memory.frames().release(entry & PageBits.FRAME);
            }
        }
        freeSlots.add(stack.slot());
    }

    /** Where an address in a mapped kernel stack lies in physical memory. */
    long paddr(long vaddr) {
        long entry = memory.tables().get(memory.kernelPgd(), vaddr);
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }

    @Override
    public KernelStacks copy(Copies copies) {
        KernelStacks copy = copies.register(this, new KernelStacks(copies.of(memory)));
        copy.freeSlots.addAll(freeSlots);
        copy.nextSlot = nextSlot;
        return copy;
    }
}
