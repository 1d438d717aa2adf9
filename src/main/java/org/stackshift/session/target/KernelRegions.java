package org.stackshift.session.target;

import org.stackshift.debug.Region;
import org.stackshift.debug.Regions;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;

import java.util.Optional;

/**
 * An address space as the kernel knows it: the kernel stacks, the stack that the program began
 * with, other mappings.
 */
final class KernelRegions implements Regions {
    /** How far the kernel lets a stack grow (the soft limit RLIMIT_STACK). */
    private static final long STACK_LIMIT = 8L << 20;

    private static final long KERNEL_IMAGE_PAGE = 4096;

    private final KernelStackOwners kernelStacks;
    private final AddressSpace mm;

    KernelRegions(KernelStackOwners kernelStacks, AddressSpace mm) {
        this.kernelStacks = kernelStacks;
        this.mm = mm;
    }

    @Override
    public Optional<Region> at(long rsp) {
        return rsp < 0 ? Optional.of(kernel(rsp)) : user(rsp);
    }

    private Region kernel(long rsp) {
        Task owner = kernelStacks.ownerOf(rsp);
        if (owner != null) {
            KernelStack stack = owner.kernelStack();
            return Region.fixed(stack.vaddr(), stack.top(), Region.Kind.KERNEL, "");
        }
        long low = rsp - 1 & -KERNEL_IMAGE_PAGE;
        return Region.fixed(low, low + KERNEL_IMAGE_PAGE, Region.Kind.KERNEL, "");
    }

    /** An empty stack has rsp at the end of its mapping, so the byte below decides. */
    private Optional<Region> user(long rsp) {
        return Optional.ofNullable(mm.vmas().find(rsp - 1)).map(KernelRegions::region);
    }

    private static Region region(Vma vma) {
        if (!vma.growsDown()) {
            return Region.fixed(vma.start(), vma.end(), Region.Kind.MAPPING, "");
        }
        long growsTo = Math.min(vma.start(), vma.end() - STACK_LIMIT);
        return new Region(vma.start(), vma.end(), growsTo, Region.Kind.MAIN, "main", 0);
    }
}
