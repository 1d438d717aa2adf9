package org.stackshift.session.target;

import org.stackshift.debug.Region;
import org.stackshift.debug.Regions;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;

import java.util.Optional;

/**
 * The memory of a task as the kernel knows it: its kernel stack, the stack it began with, other
 * mappings.
 */
final class KernelRegions implements Regions {
    /** How far the kernel lets a stack grow (the soft limit RLIMIT_STACK). */
    private static final long STACK_LIMIT = 8L << 20;

    private static final long KERNEL_IMAGE_PAGE = 4096;

    private final Task task;

    KernelRegions(Task task) {
        this.task = task;
    }

    @Override
    public Optional<Region> at(long rsp) {
        return rsp < 0 ? Optional.of(kernel(rsp)) : user(rsp);
    }

    private Region kernel(long rsp) {
        KernelStack stack = task.kernelStack();
        if (rsp > stack.vaddr() && rsp <= stack.top()) {
            return Region.fixed(stack.vaddr(), stack.top(), Region.Kind.KERNEL, "");
        }
        long low = rsp - 1 & -KERNEL_IMAGE_PAGE;
        return Region.fixed(low, low + KERNEL_IMAGE_PAGE, Region.Kind.KERNEL, "");
    }

    /** An empty stack has rsp at the end of its mapping, so the byte below decides. */
    private Optional<Region> user(long rsp) {
        if (!task.hasMm()) {
            return Optional.empty();
        }
        return Optional.ofNullable(task.mm().vmas().find(rsp - 1)).map(KernelRegions::region);
    }

    private static Region region(Vma vma) {
        if (!vma.growsDown()) {
            return Region.fixed(vma.start(), vma.end(), Region.Kind.MAPPING, "");
        }
        long growsTo = Math.min(vma.start(), vma.end() - STACK_LIMIT);
        return new Region(vma.start(), vma.end(), growsTo, Region.Kind.MAIN, "main", 0);
    }
}
