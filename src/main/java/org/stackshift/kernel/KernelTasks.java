package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.entry.KernelImage;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Resources;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;

/** The tasks that are there before any program: idle, init, the shell. */
final class KernelTasks {
    private final PhysicalMemory memory;
    private final KernelImage image;

    KernelTasks(PhysicalMemory memory, KernelImage image) {
        this.memory = memory;
        this.image = image;
    }

    /** The task_struct in the image. */
    TaskStruct initTask() {
        long vaddr = image.address("init_task");
        return new TaskStruct(memory.ram(), vaddr, paddr(vaddr));
    }

    /** The first CPU's idle task, in whose name the machine starts. */
    Task idle(TaskScheduler scheduler) {
        KernelStack stack = new KernelStack(image.address("init_stack"));
        return new Task(
                initTask(),
                stack,
                new PtRegs(memory.ram(), paddr(stack.ptRegs())),
                new Process(0, null, "swapper"),
                scheduler,
                Resources.ofKernelThread());
    }

    /** init and the shell, always asleep: they are there to be parents. */
    void makeParents(TaskMaker maker) throws ErrnoException {
        Process init = new Process(TaskTable.INIT, null, "init");
        make(maker, init, "init");
        make(maker, new Process(TaskTable.SHELL, init, "stackshift"), "stackshift");
    }

    private void make(TaskMaker maker, Process process, String comm) throws ErrnoException {
        process.setGroup(process.pid());
        process.setSession(process.pid());
        Task task = maker.make(process.pid(), process, Resources.ofKernelThread(), comm);
        maker.plantSwitchFrame(task, image.address("kernel_init"));
        task.struct().setState(TaskState.INTERRUPTIBLE);
    }

    private long paddr(long vaddr) {
        long entry = memory.tables().get(memory.kernelPgd(), vaddr);
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }
}
