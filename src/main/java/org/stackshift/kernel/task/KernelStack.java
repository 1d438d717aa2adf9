package org.stackshift.kernel.task;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.PageTables;
import org.stackshift.kernel.mm.PhysicalMemory;

/**
 * A task's kernel stack: 16 KiB in the upper half of a slot of 32 KiB, so that what runs off its
 * low end meets an unmapped page.
 *
 * @param vaddr lowest address, a multiple of the size
 */
public record KernelStack(long vaddr) {
    /** Bytes ("THREAD_SIZE"). */
    public static final int SIZE = 0x4000;

    private static final int SLOT = 2 * SIZE;

    /** First address above the stack. */
    public long top() {
        return vaddr + SIZE;
    }

    /** Where pt_regs of an entry from ring 3 lies. */
    public long ptRegs() {
        return top() - PtRegs.SIZE;
    }

    /** Maps the stack of slot {@code slot} into the kernel's half. */
    public static KernelStack allocate(PhysicalMemory memory, int slot) throws ErrnoException {
        KernelStack stack = new KernelStack(Layout.KERNEL_STACKS + (long) slot * SLOT + SIZE);
        FrameAllocator frames = memory.frames();
        PageTables tables = memory.tables();
        for (long at = stack.vaddr; at < stack.top(); at += PageBits.PAGE_SIZE) {
            long bits = PageBits.P | PageBits.RW | PageBits.G | PageBits.NX;
            tables.set(memory.kernelPgd(), at, frames.allocate(FrameUse.KERNEL_STACK) | bits);
        }
        return stack;
    }
}
