package org.stackshift.kernel;

import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.fs.proc.ProcSource;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Clock;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What /proc tells, from the tasks as they are. */
final class ProcTasks implements ProcSource {
    private final KernelState state;

    ProcTasks(KernelState state) {
        this.state = state;
    }

    @Override
    public int currentProcess() {
        return state.running().process().pid();
    }

    @Override
    public int currentThread() {
        return state.running().pid();
    }

    @Override
    public List<Integer> processes() {
        return state.table().processes().stream()
                .map(Process::pid)
                .filter(pid -> pid > 0)
                .sorted()
                .toList();
    }

    @Override
    public Optional<ProcessInfo> process(int pid) {
        return pid <= 0 ? Optional.empty() : state.table().process(pid).map(this::info);
    }

    private ProcessInfo info(Process process) {
        List<Task> threads = threads(process);
        SignalState signals = threads.isEmpty() ? new SignalState() : threads.getFirst().signals();
        Process parent = process.parent();
        return new ProcessInfo(
                process.pid(),
                parent == null ? 0 : parent.pid(),
                process.group(),
                process.session(),
                process.executable(),
                threads.stream().filter(ProcTasks::isAlive).findFirst().map(ProcTasks::resources),
                threads.stream().map(ProcTasks::thread).toList(),
                signals.pendingSet() & ~signals.ownPendingSet(),
                set(signals, action -> action.handler() == SigAction.SIG_IGN),
                set(signals, SigAction::isHandler));
    }

    /** The threads, the leader first, also when it has ended before the others. */
    private static List<Task> threads(Process process) {
        List<Task> living = process.threads();
        return living.isEmpty() ? process.leader().map(List::of).orElse(List.of()) : living;
    }

    private static boolean isAlive(Task task) {
        return task.hasMm() && !task.struct().state().isExit();
    }

    private static ResourceInfo resources(Task task) {
        return new ResourceInfo(task.mm(), task.files(), task.fs());
    }

    private static ThreadInfo thread(Task task) {
        TaskStruct struct = task.struct();
        return new ThreadInfo(
                task.pid(),
                struct.comm(),
                struct.state().letter(),
                struct.field(TaskStruct.UTIME) * Clock.NANOS_PER_INSTRUCTION,
                struct.field(TaskStruct.STIME) * Clock.NANOS_PER_INSTRUCTION,
                task.signals().ownPendingSet(),
                task.signals().blocked(),
                struct.field(TaskStruct.NVCSW),
                struct.field(TaskStruct.NIVCSW));
    }

    private static long set(SignalState signals, Predicate<SigAction> wanted) {
        long set = 0;
        for (int signal = 1; signal <= Long.SIZE; signal++) {
            if (wanted.test(signals.action(signal))) {
                set |= Signal.bit(signal);
            }
        }
        return set;
    }

    @Override
    public MachineInfo machine() {
        FrameAllocator frames = state.memory().frames();
        Clock clock = state.clock();
        return new MachineInfo(
                state.machine().cpus().size(),
                clock.epochAtBoot(),
                clock.monotonic(),
                clock.monotonic() - clock.busy(),
                frames.total(),
                frames.free(),
                KernelState.CPU_FEATURES);
    }

    /** The copy of the kernel's state stands for it already. */
    @Override
    public ProcSource copy(Copies copies) {
        return new ProcTasks(copies.replacement(state));
    }
}
