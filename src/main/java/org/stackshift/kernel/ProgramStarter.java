package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.Selector;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.ProgramStarted;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.exec.ProgramLoader;
import org.stackshift.kernel.exec.StackBuilder;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.ConsoleFile;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.RegularFile;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.memory.Ram;

import java.util.List;

/**
 * Makes the first task: memory, kernel stack, task_struct, descriptors, and the frames on which it
 * will start.
 */
final class ProgramStarter {
    /**
     * r15 r14 r13 r12 rbx rbp and the return address: what __switch_to_asm pops
     * ("inactive_task_frame").
     */
    private static final int SWITCH_FRAME = 7 * 8;

    private static final int RANDOM_BYTES = 16;

    /** CPUID 1 edx of the baseline: fpu ... sse2. */
    private static final int CPU_FEATURES = 0x078b_fbff;

    private final KernelState state;
    private final KernelConfig config;

    ProgramStarter(KernelState state, KernelConfig config) {
        this.state = state;
        this.config = config;
    }

    Task start(String path, ByteSpan file, LoadPlan plan, List<String> argv, List<String> envp)
            throws ErrnoException {
        InitialTree tree = new InitialTree(state.tree());
        Directory workingDirectory = tree.fill(config.workingDirectory(), true);
        String absolute = path.startsWith("/") ? path : config.workingDirectory() + "/" + path;
        tree.addProgram(absolute, file.toArray());

        AddressSpace mm = new AddressSpace(state.memory());
        long bias = ProgramLoader.load(mm, plan, file, absolute);
        byte[] random = new byte[RANDOM_BYTES];
        state.random().fill(random, 0, random.length);
        StackBuilder.Program program =
                new StackBuilder.Program(
                        path,
                        plan.entry() + bias,
                        plan.programHeadersVaddr() == 0 ? 0 : plan.programHeadersVaddr() + bias,
                        plan.programHeaderCount(),
                        CPU_FEATURES,
                        random);
        long rsp = new StackBuilder(mm).build(program, argv, envp, plan.executableStack());

        Task task = task(mm, new FsContext(state.tree(), workingDirectory), absolute);
        enterAt(task, program.entry(), rsp);
        state.queue().add(task);
        state.events()
                .log(
                        icount ->
                                new ProgramStarted(
                                        icount, task.pid(), absolute, program.entry(), rsp));
        return task;
    }

    private Task task(AddressSpace mm, FsContext fs, String executable) throws ErrnoException {
        PhysicalMemory memory = state.memory();
        int pid = state.takePid();
        KernelStack stack = KernelStack.allocate(memory, pid);
        long frame = memory.frames().allocate(FrameUse.TASK_STRUCT);
        TaskStruct struct = new TaskStruct(memory.ram(), Layout.PAGE_OFFSET + frame, frame);
        struct.setState(TaskState.RUNNING);
        struct.setStack(stack.vaddr());
        struct.setIds(pid, pid);
        struct.setMm(mm.struct().vaddr());
        struct.setComm(executable.substring(executable.lastIndexOf('/') + 1));
        PtRegs regs = new PtRegs(memory.ram(), paddr(memory, stack.ptRegs()));
        state.events().log(icount -> new TaskCreated(icount, pid, struct.comm(), stack.vaddr()));
        Process process = new Process(pid, null, executable);
        Task task =
                new Task(
                        struct,
                        stack,
                        regs,
                        process,
                        state.queue(),
                        new SignalState(),
                        mm,
                        files(),
                        fs);
        process.addThread(task);
        return task;
    }

    /**
     * Leaves pt_regs for ring 3 and below it the frame from which __switch_to_asm returns to
     * ret_from_fork.
     */
    private void enterAt(Task task, long entry, long rsp) {
        PtRegs regs = task.regs();
        for (int i = 0; i < Gpr.COUNT; i++) {
            regs.setGpr(i, 0);
        }
        regs.setField(PtRegs.ORIG_RAX, -1);
        regs.setField(PtRegs.RIP, entry);
        regs.setField(PtRegs.CS, Selector.USER_CS);
        regs.setField(PtRegs.EFLAGS, Rflags.RESERVED_ONE | Rflags.IF);
        regs.setField(PtRegs.RSP, rsp);
        regs.setField(PtRegs.SS, Selector.USER_DS);

        Ram ram = state.memory().ram();
        ram.clear(regs.paddr() - SWITCH_FRAME, SWITCH_FRAME);
        ram.write64(regs.paddr() - 8, state.image().address("ret_from_fork"));
        task.struct().setThreadSp(task.kernelStack().ptRegs() - SWITCH_FRAME);
    }

    /** Standard input, output and error. */
    private FdTable files() throws ErrnoException {
        boolean isTerminal = config.console().isTerminal();
        FdTable files = new FdTable(state.openFiles());
        Inode.Stream out = state.stream(Console.Stream.OUT);
        files.add(isTerminal ? open(out, Fcntl.O_RDWR) : standardInput(), 0, false);
        files.add(open(out, isTerminal ? Fcntl.O_RDWR : Fcntl.O_WRONLY), 1, false);
        Inode.Stream err = state.stream(Console.Stream.ERR);
        files.add(open(err, isTerminal ? Fcntl.O_RDWR : Fcntl.O_WRONLY), 2, false);
        return files;
    }

    private OpenFile standardInput() {
        return config.stdin().isEmpty()
                ? open(state.stream(Console.Stream.OUT), Fcntl.O_RDONLY)
                : new RegularFile(
                        state.tree().unnamedFile(config.stdin().getFirst(), 0644),
                        Fcntl.O_RDONLY,
                        state.clock());
    }

    private static OpenFile open(Inode.Stream stream, int flags) {
        return new ConsoleFile(stream, flags);
    }

    private static long paddr(PhysicalMemory memory, long vaddr) {
        long entry = memory.tables().get(memory.kernelPgd(), vaddr);
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }
}
