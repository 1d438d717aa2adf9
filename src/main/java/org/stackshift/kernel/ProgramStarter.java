package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.LoadPlan;
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
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Resources;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskTable;

import java.util.List;

/**
 * Makes the first task: memory, kernel stack, task_struct, descriptors, and the frames on which it
 * will start.
 */
final class ProgramStarter {
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
        TaskMaker.startThread(task.regs(), program.entry(), rsp);
        state.queue().starts(task);
        state.events()
                .log(
                        icount ->
                                new ProgramStarted(
                                        icount, task.pid(), absolute, program.entry(), rsp));
        return task;
    }

    private Task task(AddressSpace mm, FsContext fs, String executable) throws ErrnoException {
        int pid = state.table().takePid();
        Process shell = state.table().process(TaskTable.SHELL).orElseThrow();
        Process process = new Process(pid, shell, executable);
        process.setGroup(pid);
        Resources resources = new Resources(mm, files(), fs, new SignalState());
        String comm = executable.substring(executable.lastIndexOf('/') + 1);
        Task task = state.maker().make(pid, process, resources, comm);
        task.struct().setFpu(CpuFpuState.INITIAL);
        state.events()
                .log(
                        icount ->
                                TaskCreated.of(
                                        icount,
                                        TaskCreated.Kind.PROCESS,
                                        TaskTable.SHELL,
                                        task.struct()));
        return task;
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
}
