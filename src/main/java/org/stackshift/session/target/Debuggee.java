package org.stackshift.session.target;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Event;
import org.stackshift.debug.CpuRegisters;
import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.Peek;
import org.stackshift.debug.Stack;
import org.stackshift.debug.StackRegistry;
import org.stackshift.debug.Symbols;
import org.stackshift.debug.Unwinder;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.Ram;
import org.stackshift.session.paging.PagingNotes;
import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.view.MachineSetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A program in a machine of its own, and what its file tells about it. */
public final class Debuggee {
    private static final int INITIAL_RAM = 16 << 20;
    static final int RAM_LIMIT = 512 << 20;
    private static final String HOME = "/home/student";

    private final Executable executable;
    private final MachineSetup setup;
    private final ConsoleBuffer console = new ConsoleBuffer();
    private final EventNotes notes = new EventNotes();
    private final PagingNotes paging = new PagingNotes();
    private final Kernel kernel;
    private final TaskFocus focus;
    private final String path;
    private final Peek peek;
    private final TaskStacks stacks;
    private final long initialRsp;

    /**
     * Starts a program in a fresh machine, up to its first instruction.
     *
     * @throws ElfFormatException if it cannot run here
     * @throws ErrnoException if it does not fit into memory
     */
    public Debuggee(Executable executable, MachineSetup setup)
            throws ElfFormatException, ErrnoException {
        this.executable = executable;
        this.setup = setup;
        KernelConfig config =
                KernelConfig.of(new Ram(INITIAL_RAM, RAM_LIMIT), console).withEvents(this::note);
        kernel = Kernel.boot(Setups.apply(setup, config));
        paging.attach(kernel);
        notes.recorder().attach(new MachineFacts(kernel));
        Task first = exec();
        path = first.process().executable();
        focus = new TaskFocus(kernel, first);
        Peek present = new SpacePeek(kernel, new MachinePeek(machine()), this::space);
        peek = new ProgramPeek(present, focus::task);
        stacks = StackFollower.follow(kernel, image(), notes::accept);
        initialRsp = cpu().gpr[Gpr.RSP];
    }

    private Optional<AddressSpace> space() {
        return Optional.of(focus.task()).filter(Task::hasMm).map(Task::mm);
    }

    private void note(Event event) {
        notes.accept(event);
        paging.accept(event);
    }

    private Task exec() throws ElfFormatException, ErrnoException {
        List<String> argv =
                Stream.concat(Stream.of("./" + executable.name()), executable.arguments().stream())
                        .toList();
        String path = HOME + "/" + executable.name();
        return kernel.exec(
                path, executable.bytes(), new ArrayList<>(argv), KernelConfig.ENVIRONMENT);
    }

    /** Runs at most so many instructions of any ring. */
    public RunResult run(long maxInstructions) {
        return kernel.run(maxInstructions);
    }

    /** Runs so many instructions of ring 3, with whatever the kernel does in between. */
    public RunResult runUser(long instructions) {
        return kernel.runUntilUserInstructions(machine().userInstructions() + instructions);
    }

    /** How the machine was built. */
    public MachineSetup setup() {
        return setup;
    }

    public Executable executable() {
        return executable;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Machine machine() {
        return kernel.machine();
    }

    public Cpu cpu() {
        return machine().cpu();
    }

    /** The task that is being looked at: the one on the CPU, or one that was chosen. */
    public Task task() {
        return focus.task();
    }

    /** Looks at a task from now on, as long as it exists; empty follows the CPU. */
    public void lookAt(OptionalInt pid) {
        focus.choose(pid);
    }

    /** Whether no task was chosen. */
    public boolean followsCpu() {
        return focus.followsCpu();
    }

    /** The CPU that runs the task being looked at, if one does. */
    public Optional<Cpu> cpuOfTask() {
        return focus.cpu();
    }

    /** Whether the task being looked at runs the program that was opened, and no other. */
    public boolean runsOpenedProgram() {
        return task().process().executable().equals(path);
    }

    /** Whether the task being looked at has ended. */
    public boolean hasEnded() {
        TaskState state = task().struct().state();
        return state == TaskState.ZOMBIE || state == TaskState.DEAD;
    }

    public LoadedImage image() {
        return executable.image();
    }

    public Sources sources() {
        return executable.sources();
    }

    public ConsoleBuffer console() {
        return console;
    }

    public EventNotes notes() {
        return notes;
    }

    /** The history of the run. */
    public Recorder recorder() {
        return notes.recorder();
    }

    /** What the page-table panels tell about. */
    public PagingNotes paging() {
        return paging;
    }

    public Peek peek() {
        return peek;
    }

    /** Stacks of the address space that is being looked at. */
    public StackRegistry stacks() {
        return stacks.of(task());
    }

    /** The tid of the thread whose stack it is; empty for a process's first thread. */
    public OptionalInt threadOf(Stack stack) {
        return stacks.thread(stack);
    }

    /** The user stack of the task that is being looked at. */
    public Optional<Stack> userStack() {
        long rsp = userGpr()[Gpr.RSP];
        Optional<Stack> last =
                cpuOfTask()
                        .flatMap(cpu -> stacks().current(cpu.number()))
                        .filter(stack -> !stack.isKernel())
                        .or(() -> stacks().left(task().pid()));
        return last.filter(stack -> stack.region().holds(rsp))
                .or(() -> stacks().owner(rsp - 1).filter(stack -> !stack.isKernel()))
                .or(() -> last);
    }

    /** The registers that another thread of the same memory has on a stack, or will go on with. */
    public Optional<CpuRegisters> parkedOn(Stack stack) {
        return kernel.tasks().stream()
                .filter(other -> other != task() && other.hasMm() && task().hasMm())
                .filter(other -> other.mm() == task().mm())
                .map(focus::registers)
                .filter(registers -> stack.region().holds(registers.rsp()))
                .findFirst();
    }

    public Unwinder unwinder() {
        return new Unwinder(image(), peek);
    }

    /** rsp at the program's first instruction: argc lies there. */
    public long initialRsp() {
        return initialRsp;
    }

    /** How the program ended, once it has. */
    public Optional<TaskExit> exit() {
        return kernel.exit();
    }

    /** Whether a CPU has a task's own registers, so that none are kept on its kernel stack. */
    public boolean hasUserRegisters(Task task) {
        return focus.hasUserRegisters(task);
    }

    /** The CPU being looked at: whose turn it is, or that runs the chosen task; maybe none. */
    public Optional<Cpu> shownCpu() {
        return focus.shownCpu();
    }

    /** Whether what is being looked at executes the program's code, or waits to go on with it. */
    public boolean isInUserMode() {
        return shownCpu().map(cpu -> cpu.cpl != 0).orElse(true);
    }

    /** The next instruction in any ring; of a task that no CPU runs, its program's. */
    public long rip() {
        return shownCpu().map(cpu -> cpu.rip).orElseGet(this::userRip);
    }

    /** The task that the CPU whose turn it is executes; empty while it idles. */
    public Optional<Task> onTurn() {
        return kernel.current();
    }

    /**
     * The registers that the program sees: the CPU's, or while the kernel runs those it will go on
     * with.
     */
    public CpuRegisters userRegisters() {
        return CpuRegisters.of(userGpr(), userRip());
    }

    /** General-purpose registers as the program sees them, by encoding number. */
    public long[] userGpr() {
        return focus.gpr();
    }

    /** The program's next instruction. */
    public long userRip() {
        return focus.rip();
    }

    /** The program's flags. */
    public long userRflags() {
        return focus.rflags();
    }

    /** Names of the kernel's guest half. */
    public Symbols kernelSymbols() {
        return new Symbols(
                kernel.image().symbols().entrySet().stream()
                        .map(e -> new Symbols.Entry(e.getKey(), e.getValue(), 0, true, 1))
                        .toList());
    }
}
