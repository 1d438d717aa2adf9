package org.stackshift.session.target;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.AllocationTracker;
import org.stackshift.debug.CpuRegisters;
import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.Peek;
import org.stackshift.debug.Stack;
import org.stackshift.debug.StackRegistry;
import org.stackshift.debug.StackSwitched;
import org.stackshift.debug.Symbols;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;
import org.stackshift.machine.StackListener;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The stacks of all processes: a registry for each address space. Which one rsp belongs to follows
 * from the kernel stack that it comes by, because every way from one task to another leads over
 * kernel stacks.
 */
public final class TaskStacks implements StackListener {
    private final Kernel kernel;
    private final LoadedImage image;
    private final String executable;
    private final Consumer<StackSwitched> switches;
    private final Map<AddressSpace, Space> spaces = new IdentityHashMap<>();
    private final Map<Integer, Space> ofCpu = new HashMap<>();
    private final Map<Stack, Integer> threads = new IdentityHashMap<>();
    private final Set<Long> probes = new HashSet<>();

    /** What is known of one address space. */
    private record Space(Task task, StackRegistry stacks, AllocationTracker heap) {}

    /**
     * @param executable the path of the program that {@code image} describes
     * @param switches hears of each switch, those to and from the kernel included
     */
    TaskStacks(
            Kernel kernel, LoadedImage image, String executable, Consumer<StackSwitched> switches) {
        this.kernel = kernel;
        this.image = image;
        this.executable = executable;
        this.switches = switches;
    }

    /** Begins to follow the allocator of a program that has not run yet. */
    void prepare(Task first) {
        ofCpu.put(machine().cpu().number(), space(first));
    }

    /** Begins with the stack that rsp is on now. */
    void begin() {
        ofCpu.get(machine().cpu().number()).stacks().begin();
        machine().setStackListener(this);
    }

    /** The stacks of a task's address space; those of its last one once it has ended. */
    public StackRegistry of(Task task) {
        if (task.hasMm()) {
            return space(task).stacks();
        }
        return ofCpu.values().stream()
                .filter(space -> space.task() == task)
                .findFirst()
                .orElseGet(() -> ofCpu.values().iterator().next())
                .stacks();
    }

    /** The tid of the thread whose stack it is; empty for a process's first thread. */
    public OptionalInt thread(Stack stack) {
        Integer tid = threads.get(stack);
        return tid == null ? OptionalInt.empty() : OptionalInt.of(tid);
    }

    @Override
    public void left(long icount, long rip, long oldRsp, long newRsp) {
        int cpu = machine().cpu().number();
        Task task = newRsp < 0 ? ownerOf(newRsp) : null;
        Space before = ofCpu.get(cpu);
        Space now = task == null || !task.hasMm() ? before : space(task);
        if (now == before || before == null) {
            now.stacks().left(icount, rip, oldRsp, newRsp);
            noteThread(now.stacks(), oldRsp, newRsp);
        } else {
            ofCpu.put(cpu, now);
            now.stacks().begin();
        }
    }

    /** A further thread that comes from the kernel to a mapping for the first time: its stack. */
    private void noteThread(StackRegistry stacks, long oldRsp, long newRsp) {
        if (oldRsp >= 0 || newRsp < 0) {
            return;
        }
        Task task = kernel.current().orElse(null);
        if (task == null || task.isLeader() || threads.containsValue(task.pid())) {
            return;
        }
        stacks.current().ifPresent(stack -> threads.putIfAbsent(stack, task.pid()));
    }

    private @Nullable Task ownerOf(long rsp) {
        Task running = kernel.current().orElse(null);
        if (running != null && holds(running.kernelStack(), rsp)) {
            return running;
        }
        return kernel.tasks().stream()
                .filter(task -> holds(task.kernelStack(), rsp))
                .findFirst()
                .orElse(null);
    }

    private static boolean holds(KernelStack stack, long rsp) {
        return rsp > stack.vaddr() && rsp <= stack.top();
    }

    private Space space(Task task) {
        Space known = spaces.get(task.mm());
        if (known == null) {
            forgetEnded();
            known = create(task);
            spaces.put(task.mm(), known);
        }
        return known;
    }

    private void forgetEnded() {
        Set<AddressSpace> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        kernel.tasks().stream().filter(Task::hasMm).forEach(task -> alive.add(task.mm()));
        spaces.keySet().retainAll(alive);
        threads.values().removeIf(tid -> kernel.task(tid).isEmpty());
    }

    private Space create(Task task) {
        Peek peek = new TaskPeek(kernel, new MachinePeek(machine()), () -> task);
        boolean isOurs = task.process().executable().equals(executable);
        Symbols symbols = isOurs ? image.symbols() : new Symbols(List.of());
        AllocationTracker heap = new AllocationTracker(symbols, peek);
        heap.start(this::probe);
        StackRegistry.Machine view =
                new StackRegistry.Machine(
                        peek,
                        () -> CpuRegisters.of(machine().cpu().gpr, machine().cpu().rip),
                        machine()::setStackBounds);
        return new Space(
                task,
                new StackRegistry(view, new KernelRegions(task), image, heap, switches),
                heap);
    }

    private void probe(Set<Long> wanted) {
        probes.addAll(wanted);
        machine().setProbe(probes, this::reached);
    }

    private void reached(long vaddr) {
        kernel.current()
                .filter(Task::hasMm)
                .ifPresent(task -> space(task).heap().reached(vaddr, machine().cpu().gpr));
    }

    private Machine machine() {
        return kernel.machine();
    }
}
