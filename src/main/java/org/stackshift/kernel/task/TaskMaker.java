package org.stackshift.kernel.task;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.Selector;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.machine.memory.Ram;

/**
 * Makes what a task has in guest memory, a task_struct and a kernel stack, and gives it back.
 *
 * <p>A new task looks as if it had once called {@code __switch_to_asm} and been switched away from.
 * At the top of its kernel stack lies pt_regs; below it the frame that {@code __switch_to_asm} pops
 * ("inactive_task_frame"), whose return address is {@code ret_from_fork}:
 *
 * <pre>
 *  thread.sp -> r15 r14 r13 r12 rbx rbp ret | pt_regs | top
 * </pre>
 */
public final class TaskMaker {
    private static final int SWITCH_FRAME = 7 * 8;
    private static final int FRAME_RBX = 4 * 8;
    private static final int FRAME_RET = 6 * 8;

    private final PhysicalMemory memory;
    private final KernelStacks stacks;
    private final TaskTable table;
    private final TaskScheduler scheduler;
    private final long retFromFork;

    /**
     * @param retFromFork address of the guest's {@code ret_from_fork}
     */
    public TaskMaker(
            PhysicalMemory memory,
            KernelStacks stacks,
            TaskTable table,
            TaskScheduler scheduler,
            long retFromFork) {
        this.memory = memory;
        this.stacks = stacks;
        this.table = table;
        this.scheduler = scheduler;
        this.retFromFork = retFromFork;
    }

    /**
     * A task that can be switched to, in the table but not yet known to the scheduler.
     *
     * @param pid its own number; the process's too, if it is the first thread
     * @throws ErrnoException ENOMEM; nothing is left of the attempt then
     */
    public Task make(int pid, Process process, Resources resources, String comm)
            throws ErrnoException {
        Task task = bare(pid, process, resources, comm);
        register(task);
        return task;
    }

    private Task bare(int pid, Process process, Resources resources, String comm)
            throws ErrnoException {
        TaskStruct struct = struct();
        KernelStack stack;
        try {
            stack = stacks.allocate();
        } catch (ErrnoException noFrame) {
            memory.frames().release(struct.paddr());
            throw noFrame;
        }
        PtRegs regs = new PtRegs(memory.ram(), stacks.paddr(stack.ptRegs()));
        Task task = new Task(struct, stack, regs, process, scheduler, resources);
        struct.setStack(stack.vaddr());
        struct.setIds(pid, process.pid());
        struct.setComm(comm);
        if (resources.mm() != null) {
            task.setMm(resources.mm());
            struct.setActiveMm(struct.mm());
        } else {
            struct.addProcessFlags(TaskStruct.PF_KTHREAD);
        }
        plantSwitchFrame(task, 0);
        return task;
    }

    /** An idle task: it has no number of its own and is in no table ("fork_idle"). */
    public Task makeIdle(Process swapper, String comm) throws ErrnoException {
        return bare(0, swapper, Resources.ofKernelThread(), comm);
    }

    private TaskStruct struct() throws ErrnoException {
        long frame = memory.frames().allocate(FrameUse.TASK_STRUCT);
        return new TaskStruct(memory.ram(), Layout.PAGE_OFFSET + frame, frame);
    }

    private void register(Task task) {
        Process process = task.process();
        process.addThread(task);
        if (task.isLeader()) {
            process.setLeader(task);
        }
        table.add(task);
        task.struct()
                .setField(
                        TaskStruct.GROUP_LEADER,
                        process.leader().map(leader -> leader.struct().vaddr()).orElse(0L));
        noteParent(process);
    }

    /** Lets real_parent in the task_structs of a process point to that of its parent's leader. */
    public void noteParent(Process process) {
        Process parent = process.parent();
        long vaddr =
                parent == null
                        ? table.initTask().vaddr()
                        : parent.leader().map(leader -> leader.struct().vaddr()).orElse(0L);
        process.threads()
                .forEach(thread -> thread.struct().setField(TaskStruct.REAL_PARENT, vaddr));
        process.leader().ifPresent(t -> t.struct().setField(TaskStruct.REAL_PARENT, vaddr));
    }

    /**
     * Lays the frame from which __switch_to_asm returns to ret_from_fork.
     *
     * @param function what a kernel thread shall call there, else 0
     */
    public void plantSwitchFrame(Task task, long function) {
        Ram ram = memory.ram();
        long frame = task.regs().paddr() - SWITCH_FRAME;
        ram.clear(frame, SWITCH_FRAME);
        ram.write64(frame + FRAME_RBX, function);
        ram.write64(frame + FRAME_RET, retFromFork);
        task.struct().setThreadSp(task.kernelStack().ptRegs() - SWITCH_FRAME);
    }

    /** Leaves in pt_regs what ring 3 begins with at {@code entry}: all other registers zero. */
    public static void startThread(PtRegs regs, long entry, long rsp) {
        for (int i = 0; i < Gpr.COUNT; i++) {
            regs.setGpr(i, 0);
        }
        regs.setField(PtRegs.ORIG_RAX, -1);
        regs.setField(PtRegs.RIP, entry);
        regs.setField(PtRegs.CS, Selector.USER_CS);
        regs.setField(PtRegs.EFLAGS, Rflags.RESERVED_ONE | Rflags.IF);
        regs.setField(PtRegs.RSP, rsp);
        regs.setField(PtRegs.SS, Selector.USER_DS);
    }

    /**
     * The only thread that is left of a process gets the process's number, which the first thread
     * had.
     */
    public void takeOverLeadership(Task task) {
        Process process = task.process();
        Task old = process.leader().orElseThrow();
        old.struct().setExitState(TaskState.DEAD);
        reap(old);
        table.remove(task);
        task.struct().setIds(process.pid(), process.pid());
        process.setLeader(task);
        table.add(task);
        task.struct().setField(TaskStruct.GROUP_LEADER, task.struct().vaddr());
        noteParent(process);
        process.children().forEach(this::noteParent);
    }

    /** Nobody will ask for a dead task any more ("release_task"). */
    public void reap(Task task) {
        task.reap();
        table.remove(task);
        freeStruct(task);
    }

    /** A dead task has been switched away from for the last time ("put_task_stack"). */
    public void leftStack(Task task) {
        task.leaveStack();
        task.struct().setStack(0);
        stacks.free(task.kernelStack());
        freeStruct(task);
    }

    private void freeStruct(Task task) {
        if (task.isReaped() && task.hasLeftStack()) {
            table.forget(task);
            memory.frames().release(task.struct().paddr());
        }
    }
}
