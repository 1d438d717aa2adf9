package org.stackshift.kernel;

import org.stackshift.kernel.syscall.ProcessControl;
import org.stackshift.kernel.task.Task;

/** What of the CPU belongs to the running task. */
final class Processes implements ProcessControl {
    private final KernelState state;

    Processes(KernelState state) {
        this.state = state;
    }

    @Override
    public void setFsBase(Task task, long vaddr) {
        task.struct().setFsBase(vaddr);
        state.machine().cpu().fsBase = vaddr;
    }

    @Override
    public void setGsBase(Task task, long vaddr) {
        task.struct().setGsBase(vaddr);
        state.machine().cpu().kernelGsBase = vaddr;
    }
}
