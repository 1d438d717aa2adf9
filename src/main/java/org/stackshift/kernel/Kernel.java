package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.base.Copies;
import org.stackshift.base.EventSink;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.kernel.entry.Firmware;
import org.stackshift.kernel.entry.KernelImage;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.futex.ThreadEnd;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.process.Cloning;
import org.stackshift.kernel.process.Execution;
import org.stackshift.kernel.process.Exits;
import org.stackshift.kernel.process.Groups;
import org.stackshift.kernel.process.Lifecycle;
import org.stackshift.kernel.process.Waiting;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.syscall.SyscallTable;
import org.stackshift.kernel.syscall.Syscalls;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.machine.Machine;
import org.stackshift.machine.Stop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One machine with its kernel booted: give it a program, run it, read how it ended. Every method
 * belongs to one thread, but for {@code machine().requestStop()}.
 */
public final class Kernel {
    /** More than the way from startup_64 to the hypercall needs. */
    private static final long BOOT_BUDGET = 100_000;

    private final Machine machine;
    private final KernelConfig config;
    private final KernelState state;
    private final Parts parts;

    /** What serves the guest half; it has no state that matters but what it counts. */
    private record Parts(SyscallTable table, HypercallHandler handler, Timers timers) {}

    private Kernel(KernelConfig config) throws ErrnoException {
        this.config = config;
        this.machine =
                new Machine(config.ram(), config.hardware(), this::hypercall, config.events());
        KernelImage image = KernelImage.load();
        Firmware firmware = new Firmware(config.ram(), image);
        PhysicalMemory memory = firmware.load(new MachineTlb(machine));
        EventLog events = new EventLog(config.events(), machine::icount);
        this.state = new KernelState(machine, memory, image, config, events);
        memory.setListener(new MemoryEvents(state));
        this.parts = parts();
        firmware.start(machine.cpu(), memory.kernelPgd());
    }

    private Kernel(Kernel original, Console console, EventSink sink) {
        Copies copies = new Copies();
        copies.register(original.config.console(), console);
        this.machine = original.machine.copy(copies, this::hypercall, sink);
        this.config = original.config.forCopy(machine.ram(), console, sink);
        copies.register(original.state.events(), new EventLog(sink, machine::icount));
        this.state = original.state.copy(copies, machine);
        this.parts = parts();
        parts.table.copyFrom(original.parts.table);
        parts.handler.copyFrom(original.parts.handler);
    }

    /**
     * A second machine with a second kernel in the same state, which shares nothing changeable with
     * this one: both run on to the same end, instruction for instruction, if they read the same
     * input. To be called between two runs, by the thread that the machine belongs to.
     *
     * @param console where the copy's programs read and write
     * @param events hears what happens in the copy
     */
    public Kernel copy(Console console, EventSink events) {
        return new Kernel(this, console, events);
    }

    private Parts parts() {
        Timers timers = new Timers(state);
        CpuFpuState fpu = new CpuFpuState(machine);
        SignalDelivery delivery = new SignalDelivery(fpu);
        Lifecycle lifecycle = lifecycle(fpu);
        SyscallTable table =
                new Syscalls(
                                lifecycle,
                                state.clock(),
                                state.timers(),
                                state.scheduler(),
                                state.futexes(),
                                state.random(),
                                state.tree(),
                                state.opener(),
                                state.signals(),
                                delivery,
                                state.events())
                        .table();
        HypercallHandler handler =
                new HypercallHandler(state, table, lifecycle.exits(), timers, delivery);
        return new Parts(table, handler, timers);
    }

    private Lifecycle lifecycle(CpuFpuState fpu) {
        Exits exits =
                new Exits(
                        state.table(),
                        state.maker(),
                        state.scheduler(),
                        state.signals(),
                        new ThreadEnd(state.futexes()),
                        state.events(),
                        new FirstProgram(state));
        Cloning cloning =
                new Cloning(
                        state.table(),
                        state.maker(),
                        state.scheduler(),
                        fpu,
                        state.clock(),
                        state.events());
        RunningCpu cpu = new RunningCpu(machine);
        Execution execution =
                new Execution(state.loader(), state.maker(), exits, cpu, state.events());
        return new Lifecycle(
                state.table(),
                cloning,
                execution,
                exits,
                new Waiting(exits),
                new Groups(state.table(), state.signals()),
                cpu);
    }

    /**
     * Starts a machine: firmware, then the guest half up to its first hypercall.
     *
     * @throws ErrnoException ENOMEM when the memory is too small for a kernel
     */
    public static Kernel boot(KernelConfig config) throws ErrnoException {
        Kernel kernel = new Kernel(config);
        Stop stop = kernel.machine.run(BOOT_BUDGET);
        if (stop != Stop.REQUESTED) {
            throw new IllegalStateException("the kernel did not start: " + stop);
        }
        return kernel;
    }

    public Machine machine() {
        return machine;
    }

    /** The guest half with its symbols. */
    public KernelImage image() {
        return state.image();
    }

    /**
     * Loads a program as the first process. It begins to run with {@link #run}.
     *
     * @param path its path in the guest; a relative one counts from the working directory
     * @param elf the file's bytes, not changed afterwards
     * @param argv arguments, the program's name first
     * @param envp environment, {@code NAME=value} each
     * @throws ElfFormatException if the file is no program that can run here
     * @throws ErrnoException ENOMEM or E2BIG when it does not fit into memory
     */
    public Task exec(String path, byte[] elf, List<String> argv, List<String> envp)
            throws ElfFormatException, ErrnoException {
        if (state.table().process(TaskTable.FIRST_PROGRAM).isPresent()) {
            throw new IllegalStateException("this machine has its program already");
        }
        LoadPlan plan = LoadPlan.of(ElfFile.parse(elf), machine.ram().limit());
        if (config.root().isEmpty()) {
            plan.requireStatic();
        }
        return new ProgramStarter(state, config).start(path, Optional.of(elf), argv, envp);
    }

    /**
     * Loads a program that lies in the guest's tree as the first process.
     *
     * @throws ErrnoException as execve does
     */
    public Task exec(String path, List<String> argv, List<String> envp) throws ErrnoException {
        if (!tasks().isEmpty()) {
            throw new IllegalStateException("this machine has its program already");
        }
        return new ProgramStarter(state, config).start(path, Optional.empty(), argv, envp);
    }

    /** Runs at most {@code maxInstructions} more instructions of any ring. */
    public RunResult run(long maxInstructions) {
        long now = machine.icount();
        long deadline = now + Math.min(maxInstructions, Long.MAX_VALUE - now);
        parts.timers.wakeReaders();
        while (!state.isOver()) {
            Stop stop = machine.run(deadline - machine.icount());
            Optional<RunResult> result = result(stop);
            if (result.isPresent()) {
                return result.get();
            }
        }
        return RunResult.EXITED;
    }

    /**
     * Runs until ring 3 has retired {@code userInstructions} in all, counted from the program's
     * first.
     */
    public RunResult runUntilUserInstructions(long userInstructions) {
        while (true) {
            long left = userInstructions - machine.userInstructions();
            if (left <= 0) {
                return state.isOver() ? RunResult.EXITED : RunResult.BUDGET;
            }
            RunResult result = run(left);
            if (result != RunResult.BUDGET) {
                return result;
            }
        }
    }

    private Optional<RunResult> result(Stop stop) {
        return switch (stop) {
            case BUDGET -> Optional.of(ended(RunResult.BUDGET));
            case BREAKPOINT -> Optional.of(RunResult.BREAKPOINT);
            case REQUESTED -> Optional.of(ended(RunResult.REQUESTED));
            case HALTED -> idle();
            case SHUTDOWN -> throw new IllegalStateException("the machine shut down: triple fault");
        };
    }

    private RunResult ended(RunResult otherwise) {
        return state.isOver() ? RunResult.EXITED : otherwise;
    }

    private Optional<RunResult> idle() {
        if (parts.timers.skipIdleTime()) {
            return Optional.empty();
        }
        if (state.exit().isPresent()) {
            return Optional.of(RunResult.EXITED);
        }
        return Optional.of(
                parts.timers.someoneWaitsForInput() ? RunResult.WAITS_FOR_INPUT : RunResult.STUCK);
    }

    /** How the program ended, once it has. */
    public Optional<TaskExit> exit() {
        return state.exit();
    }

    /**
     * All tasks of programs, by number: also those that have ended, until somebody has waited for
     * them.
     */
    public List<Task> tasks() {
        return state.table().tasks().stream()
                .filter(task -> !task.struct().isKernelThread())
                .toList();
    }

    /** All processes, init and the shell and zombies included, by number. */
    public List<Process> processes() {
        return state.table().processes();
    }

    /** The task with a number. */
    public Optional<Task> task(int pid) {
        return state.table().task(pid);
    }

    /** The task on the CPU whose turn it is, or empty while the idle task is. */
    public Optional<Task> current() {
        return state.current();
    }

    /** The task on a CPU; its idle task while no other is. */
    public Task running(int cpu) {
        return state.scheduler().running(cpu).orElse(state.idle().get(cpu));
    }

    /** The idle tasks, by number of CPU. */
    public List<Task> idleTasks() {
        return state.idle();
    }

    /** The process group that the terminal belongs to at the moment. */
    public int foregroundGroup() {
        return state.terminal().foregroundGroup();
    }

    /** Sends a signal to the foreground group, as a key of the terminal does (Ctrl+C: SIGINT). */
    public void signalForeground(int signal) {
        for (Process process : state.table().group(foregroundGroup())) {
            state.signals().toProcess(process, SigInfo.ofKernel(signal));
        }
    }

    /** Who runs where, and who comes next. */
    public Scheduler scheduler() {
        return state.scheduler();
    }

    /** Physical memory with its frame counts and the kernel's page tables. */
    public PhysicalMemory memory() {
        return state.memory();
    }

    /** The files that programs see. */
    public FileTree tree() {
        return state.tree();
    }

    /** How many files are open in all processes together. */
    public int openFiles() {
        return state.openFiles().count();
    }

    /** System calls served so far. */
    public long syscalls() {
        return parts.handler.syscalls();
    }

    /** How often each system call was asked for, by name; those never asked for are left out. */
    public Map<String, Long> syscallCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Sysno sysno : Sysno.values()) {
            if (parts.handler.count(sysno.number()) > 0) {
                counts.put(sysno.symbol(), parts.handler.count(sysno.number()));
            }
        }
        return counts;
    }

    /** Numbers of system calls that the program asked for and nobody handles. */
    public Set<Long> missingSyscalls() {
        return parts.table.missing();
    }

    private void hypercall(Machine caller) {
        parts.handler.handle(caller);
    }
}
