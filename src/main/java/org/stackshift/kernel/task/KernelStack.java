package org.stackshift.kernel.task;

import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.mm.Layout;

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

    /** The stack in slot {@code slot}, from 0. */
    static KernelStack ofSlot(int slot) {
        return new KernelStack(Layout.KERNEL_STACKS + (long) slot * SLOT + SIZE);
    }

    int slot() {
        return (int) ((vaddr - Layout.KERNEL_STACKS) / SLOT);
    }

    /** First address above the stack. */
    public long top() {
        return vaddr + SIZE;
    }

    /** Where pt_regs of an entry from ring 3 lies. */
    public long ptRegs() {
        return top() - PtRegs.SIZE;
    }
}
