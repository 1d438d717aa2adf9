package org.stackshift.session.target;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;

/** Which task a kernel stack belongs to. */
final class KernelStackOwners {
    private final Kernel kernel;

    KernelStackOwners(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The task on whose kernel stack an rsp is; null for the idle tasks and other memory. */
    @Nullable Task ownerOf(long rsp) {
        Task running = kernel.current().orElse(null);
        if (running != null && holds(running.kernelStack(), rsp)) {
            return running;
        }
        return kernel.tasks().stream()
                .filter(task -> holds(task.kernelStack(), rsp))
                .findFirst()
                .orElse(null);
    }

    /** An empty stack has rsp at its top. */
    static boolean holds(KernelStack stack, long rsp) {
        return rsp > stack.vaddr() && rsp <= stack.top();
    }
}
