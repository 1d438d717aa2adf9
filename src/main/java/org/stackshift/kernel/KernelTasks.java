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

import java.util.ArrayList;
import java.util.List;

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

    /** The idle tasks of all CPUs: that of the first is in the image, in whose name it starts. */
    List<Task> idle(int cpus, TaskMaker maker, TaskScheduler scheduler) throws ErrnoException {
        Process swapper = new Process(0, null, "swapper");
        KernelStack stack = new KernelStack(image.address("init_stack"));
        List<Task> tasks = new ArrayList<>();
        tasks.add(
                new Task(
                        initTask(),
                        stack,
                        new PtRegs(memory.ram(), paddr(stack.ptRegs())),
                        swapper,
                        scheduler,
                        Resources.ofKernelThread()));
        for (int cpu = 1; cpu < cpus; cpu++) {
            Task task = maker.makeIdle(swapper, "swapper/" + cpu);
            task.struct().setField32(TaskStruct.CPU, cpu);
            task.struct().setField32(TaskStruct.ON_CPU, 1);
            task.struct().setActiveMm(image.address("init_mm"));
            tasks.add(task);
        }
        return List.copyOf(tasks);
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
