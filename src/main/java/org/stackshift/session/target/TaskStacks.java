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
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;
import org.stackshift.machine.StackListener;
import org.stackshift.machine.cpu.Cpu;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The stacks of all processes: a registry for each address space. Which one a CPU's rsp belongs to
 * follows from the kernel stack that it comes by, because every way from one task to another leads
 * over kernel stacks; execve alone changes the address space under a kernel stack.
 */
public final class TaskStacks implements StackListener {
    private final Kernel kernel;
    private final LoadedImage image;
    private final String executable;
    private final Consumer<StackSwitched> switches;
    private final Map<AddressSpace, Space> spaces = new IdentityHashMap<>();
    private final Map<Integer, Space> ofCpu = new HashMap<>();
    private final KernelStackOwners owners;
    private final Map<Stack, Integer> threads = new IdentityHashMap<>();
    private final Set<Long> probes = new HashSet<>();

    /**
     * What is known of one address space.
     *
     * @param process that had it first
     */
    private record Space(Process process, StackRegistry stacks, AllocationTracker heap) {}

    /**
     * @param executable the path of the program that {@code image} describes
     * @param switches hears of each switch, those to and from the kernel included
     */
    TaskStacks(
            Kernel kernel, LoadedImage image, String executable, Consumer<StackSwitched> switches) {
        this.kernel = kernel;
        this.owners = new KernelStackOwners(kernel);
        this.image = image;
        this.executable = executable;
        this.switches = switches;
    }

    /** Begins to follow the allocator of a program that has not run yet. */
    void prepare(Task first) {
        ofCpu.put(machine().cpu().number(), space(first));
    }

    /** Begins with the stack that rsp is on now; the other CPUs idle, on whatever stack. */
    void begin() {
        ofCpu.get(machine().cpu().number()).stacks().begin();
        for (Cpu cpu : machine().cpus()) {
            if (cpu != machine().cpu()) {
                cpu.stackWatch().setBounds(cpu.gpr[Gpr.RSP], cpu.gpr[Gpr.RSP]);
            }
        }
        machine().setStackListener(this);
    }

    /** The stacks of a task's address space; those of its last one once it has ended. */
    public StackRegistry of(Task task) {
        if (task.hasMm()) {
            return space(task).stacks();
        }
        return ofCpu.values().stream()
                .filter(space -> space.process() == task.process())
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
        Task task = newRsp < 0 ? owners.ownerOf(newRsp) : kernel.current().orElse(null);
        Space before = ofCpu.get(machine().cpu().number());
        Space now = task == null || !task.hasMm() ? before : space(task);
        if (now == null) {
            watchIdle(newRsp);
        } else if (now == before) {
            now.stacks().left(icount, rip, oldRsp, newRsp);
            noteThread(now.stacks(), oldRsp, newRsp);
        } else {
            change(before, now);
        }
    }

    private void change(@Nullable Space before, Space now) {
        if (before != null) {
            before.stacks().leave();
        }
        ofCpu.put(machine().cpu().number(), now);
        now.stacks().begin();
    }

    /** A CPU that has run no program yet: its next stack may be a program's. */
    private void watchIdle(long rsp) {
        machine().setStackBounds(rsp & -PageBits.PAGE_SIZE, rsp | PageBits.PAGE_SIZE - 1);
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
        stacks.current(machine().cpu().number())
                .ifPresent(stack -> threads.putIfAbsent(stack, task.pid()));
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
        AddressSpace mm = task.mm();
        Peek peek = new SpacePeek(kernel, new MachinePeek(machine()), () -> Optional.of(mm));
        boolean isOurs = task.process().executable().equals(executable);
        Symbols symbols = isOurs ? image.symbols() : new Symbols(List.of());
        AllocationTracker heap = new AllocationTracker(symbols, peek);
        heap.start(this::probe);
        StackRegistry stacks =
                new StackRegistry(view(peek), new KernelRegions(owners, mm), image, heap, switches);
        return new Space(task.process(), stacks, heap);
    }

    private StackRegistry.Machine view(Peek peek) {
        return new StackRegistry.Machine(
                peek,
                number -> registers(machine().cpus().get(number)),
                this::turn,
                machine()::setStackBounds);
    }

    private static CpuRegisters registers(Cpu cpu) {
        return CpuRegisters.of(cpu.gpr, cpu.rip);
    }

    private StackRegistry.Turn turn() {
        return new StackRegistry.Turn(
                machine().cpu().number(), kernel.current().map(Task::pid).orElse(0));
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
