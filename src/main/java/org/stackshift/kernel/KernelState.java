package org.stackshift.kernel;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.kernel.entry.KernelImage;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.exec.ExecLoader;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFileCount;
import org.stackshift.kernel.fs.Opener;
import org.stackshift.kernel.fs.Quota;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.fs.Terminal;
import org.stackshift.kernel.fs.proc.ProcRoot;
import org.stackshift.kernel.futex.FutexTable;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.task.KernelStacks;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.StateLog;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskMaker;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.TimerQueue;
import org.stackshift.kernel.wait.WaitQueue;
import org.stackshift.machine.Machine;

import java.util.List;
import java.util.Optional;

/**
 * What the Java half knows beside guest memory: one object, so that there is one thing to copy for
 * a checkpoint.
 */
final class KernelState {
    /** The one user and group. */
    static final int USER_ID = 1000;

    /** CPUID 1 edx of the baseline: fpu ... sse2. */
    static final int CPU_FEATURES = 0x078b_fbff;

    private final Machine machine;
    private final PhysicalMemory memory;
    private final KernelImage image;
    private final Clock clock;
    private final RandomSource random;
    private final FileTree tree;
    private final Directory workingDirectory;
    private final EventLog events;
    private final SignalSender signals;
    private final Terminal terminal;
    private final Opener opener;
    private final ExecLoader loader;
    private final OpenFileCount openFiles;
    private final TimerQueue timers;
    private final Scheduler scheduler;
    private final FutexTable futexes;
    private final TaskTable table;
    private final KernelStacks stacks;
    private final TaskMaker maker;
    private final List<Task> idle;
    private @Nullable TaskExit exit;

    KernelState(
            Machine machine,
            PhysicalMemory memory,
            KernelImage image,
            KernelConfig config,
            EventLog events)
            throws ErrnoException {
        this.machine = machine;
        this.memory = memory;
        this.image = image;
        this.events = events;
        this.terminal =
                new Terminal(config.console(), new WaitQueue(), new Quota(config.outputLimit()));
        this.openFiles = new OpenFileCount();
        this.timers = new TimerQueue();
        this.futexes = new FutexTable();
        MachineCpus cpus = new MachineCpus(machine);
        this.clock = new Clock(cpus, config.bootNanos());
        this.scheduler = new Scheduler(config.sched(), cpus, clock, timers);
        this.signals = new SignalSender(events, USER_ID);
        this.random = new RandomSource(config.seed());
        this.tree = new FileTree(new Quota(config.fileLimit()), clock, config.root());
        this.workingDirectory =
                new InitialTree(tree).fill(config.workingDirectory(), config.root().isEmpty());
        this.loader = new ExecLoader(memory, random, CPU_FEATURES);
        this.opener = new Opener(clock, random, stream(Console.Stream.OUT));
        KernelTasks tasks = new KernelTasks(memory, image);
        this.table = new TaskTable(tasks.initTask());
        this.stacks = new KernelStacks(memory);
        this.maker = newMaker();
        this.idle = tasks.idle(cpus.count(), maker, scheduler);
        tasks.makeParents(maker);
        tree.plant(tree.root(), "proc", new ProcRoot(new ProcTasks(this), tree.root()));
    }

    /**
     * The state of a copy, which runs on {@code machine}.
     *
     * @param copies knows what stands for the machine, its memory, the console and the event log
     */
    private KernelState(KernelState original, Copies copies, Machine machine) {
        copies.register(original, this);
        this.machine = machine;
        this.image = original.image;
        this.events = copies.replacement(original.events);
        this.signals = copies.register(original.signals, new SignalSender(events, USER_ID));
        this.memory = copies.of(original.memory);
        this.clock = copies.of(original.clock);
        this.timers = copies.of(original.timers);
        this.scheduler = copies.of(original.scheduler);
        this.random = copies.of(original.random);
        this.tree = copies.of(original.tree);
        this.workingDirectory = (Directory) copies.of((Inode) original.workingDirectory);
        this.terminal = copies.of(original.terminal);
        this.opener = copies.of(original.opener);
        this.loader = new ExecLoader(memory, random, CPU_FEATURES);
        this.openFiles = copies.of(original.openFiles);
        this.futexes = copies.of(original.futexes);
        this.table = copies.of(original.table);
        this.stacks = copies.of(original.stacks);
        this.maker = newMaker();
        this.idle = original.idle.stream().map(copies::of).toList();
        this.exit = original.exit;
    }

    /** A copy that shares nothing changeable with this state, for a copy of the machine. */
    KernelState copy(Copies copies, Machine copyOfMachine) {
        return new KernelState(this, copies, copyOfMachine);
    }

    Machine machine() {
        return machine;
    }

    PhysicalMemory memory() {
        return memory;
    }

    KernelImage image() {
        return image;
    }

    Clock clock() {
        return clock;
    }

    RandomSource random() {
        return random;
    }

    FileTree tree() {
        return tree;
    }

    /** Where the first program starts. */
    Directory workingDirectory() {
        return workingDirectory;
    }

    EventLog events() {
        return events;
    }

    SignalSender signals() {
        return signals;
    }

    /** Whether something has arrived from outside. */
    boolean consoleIsReadable() {
        return terminal.console().isReadable();
    }

    /** A new way to the console. */
    Inode.Stream stream(Console.Stream stream) {
        boolean isTerminal = terminal.console().isTerminal();
        int mode = isTerminal ? Fcntl.S_IFCHR | 0620 : Fcntl.S_IFIFO | 0600;
        return new Inode.Stream(tree.superBlock().attributes(mode), terminal, stream);
    }

    /** Loads programs. */
    ExecLoader loader() {
        return loader;
    }

    /** Opens files. */
    Opener opener() {
        return opener;
    }

    /** The console, as files see it. */
    Terminal terminal() {
        return terminal;
    }

    /** How many files are open. */
    OpenFileCount openFiles() {
        return openFiles;
    }

    /** Woken when something has been typed. */
    WaitQueue consoleChanges() {
        return terminal.changes();
    }

    /** Deadlines on the monotonic clock. */
    TimerQueue timers() {
        return timers;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    FutexTable futexes() {
        return futexes;
    }

    /** All tasks and processes. */
    TaskTable table() {
        return table;
    }

    TaskMaker maker() {
        return maker;
    }

    private TaskMaker newMaker() {
        TaskScheduler observed = new StateLog(scheduler, events);
        return new TaskMaker(memory, stacks, table, observed, image.address("ret_from_fork"));
    }

    /** The task on the CPU whose turn it is, or empty while the idle task is. */
    Optional<Task> current() {
        return scheduler.running(machine.cpu().number());
    }

    /** The same; the idle task if nobody else is. */
    Task running() {
        int cpu = machine.cpu().number();
        return scheduler.running(cpu).orElse(idle.get(cpu));
    }

    /** What each CPU runs when no other task can. */
    List<Task> idle() {
        return idle;
    }

    /** Whether no task of a program is left. */
    boolean isOver() {
        return exit != null && scheduler.tasks().isEmpty();
    }

    Optional<TaskExit> exit() {
        return Optional.ofNullable(exit);
    }

    void setExit(TaskExit how) {
        exit = how;
    }
}
