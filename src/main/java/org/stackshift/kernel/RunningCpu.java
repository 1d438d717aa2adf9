package org.stackshift.kernel;

import org.stackshift.kernel.process.CpuState;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;

/** What the CPU holds of the task that has just entered the kernel. */
record RunningCpu(Machine machine) implements CpuState {
    @Override
    public void startProgram(Task task) {
        new CpuFpuState(machine).reset();
        setFsBase(task, 0);
        setGsBase(task, 0);
    }

    @Override
    public void setFsBase(Task task, long vaddr) {
        task.struct().setFsBase(vaddr);
        machine.cpu().fsBase = vaddr;
    }

    @Override
    public void setGsBase(Task task, long vaddr) {
        task.struct().setGsBase(vaddr);
        machine.cpu().kernelGsBase = vaddr;
    }
}
