package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.event.ProgramStarted;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.exec.ExecLoader;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.ConsoleFile;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.RegularFile;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Resources;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskTable;

import java.util.List;
import java.util.Optional;

/**
 * Makes the first task: memory, kernel stack, task_struct, descriptors, and the frames on which it
 * will start.
 */
final class ProgramStarter {
    private final KernelState state;
    private final KernelConfig config;

    ProgramStarter(KernelState state, KernelConfig config) {
        this.state = state;
        this.config = config;
    }

    /**
     * Starts the program at {@code path}.
     *
     * @param bytes what is put there before; empty if it is there already
     */
    Task start(String path, Optional<byte[]> bytes, List<String> argv, List<String> envp)
            throws ErrnoException {
        Directory workingDirectory = state.workingDirectory();
        if (bytes.isPresent()) {
            String absolute = path.startsWith("/") ? path : config.workingDirectory() + "/" + path;
            new InitialTree(state.tree()).addProgram(absolute, bytes.get());
        }
        ExecLoader.Loaded loaded =
                state.loader()
                        .load(
                                new ExecLoader.Request(
                                        state.tree(), workingDirectory, path, argv, envp));
        Task task = task(loaded, new FsContext(state.tree(), workingDirectory));
        TaskMaker.startThread(task.regs(), loaded.entry(), loaded.rsp());
        state.scheduler().starts(task);
        state.events()
                .log(
                        icount ->
                                new ProgramStarted(
                                        icount,
                                        task.pid(),
                                        loaded.executable(),
                                        loaded.programEntry(),
                                        loaded.rsp()));
        return task;
    }

    private Task task(ExecLoader.Loaded loaded, FsContext fs) throws ErrnoException {
        int pid = state.table().takePid();
        Process shell = state.table().process(TaskTable.SHELL).orElseThrow();
        Process process = new Process(pid, shell, loaded.executable());
        process.setGroup(pid);
        state.terminal().setSession(process.session(), pid);
        Resources resources = new Resources(loaded.mm(), files(), fs, new SignalState());
        Task task = state.maker().make(pid, process, resources, loaded.comm());
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
