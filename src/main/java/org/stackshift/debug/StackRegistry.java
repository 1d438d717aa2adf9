package org.stackshift.debug;

import org.stackshift.machine.StackListener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Knows every stack of one address space that a CPU's rsp has been on. It hears when an instruction
 * moves rsp out of the stack that the CPU is on, finds out from the memory which stack rsp came to,
 * and keeps for the one left behind how it will resume.
 *
 * <p>Nothing here knows a thread library: a stack is whatever region of memory rsp is made to point
 * into.
 */
public final class StackRegistry implements StackListener {
    private static final int MOST_STACKS = 4_096;

    /** A stack prepared for its first run has at most this many words on it. */
    private static final int MOST_PLANTED = 64;

    private final Machine machine;
    private final Regions regions;
    private final LoadedImage image;
    private final StackNames names;
    private final PreparedStacks prepared;
    private final Consumer<StackSwitched> switches;
    private final List<Stack> stacks = new ArrayList<>();
    private final UserSwitches userSwitches = new UserSwitches();

    /** The stack of each CPU that is in this address space, by its number. */
    private final Map<Integer, Stack> onCpu = new HashMap<>();

    /**
     * What the registry needs of the machine.
     *
     * @param peek memory
     * @param registers of a CPU as they are now
     * @param turn whose turn it is
     * @param bounds tells the CPU whose turn it is the stack that its rsp is on
     */
    public record Machine(
            Peek peek, IntFunction<CpuRegisters> registers, Supplier<Turn> turn, Bounds bounds) {}

    /**
     * Whose turn it is.
     *
     * @param cpu its number
     * @param task on that CPU
     */
    public record Turn(int cpu, int task) {}

    /** Sets the stack bounds of a CPU: lowest and highest rsp. */
    @FunctionalInterface
    public interface Bounds {
        void set(long low, long high);
    }

    /**
     * @param mappings the kernel's view: its own stacks, the main stack, and any other mapping
     * @param switches hears of each switch, those to and from the kernel included
     */
    public StackRegistry(
            Machine machine,
            Regions mappings,
            LoadedImage image,
            AllocationTracker heap,
            Consumer<StackSwitched> switches) {
        this.machine = machine;
        this.regions = new UserRegions(mappings, heap, image);
        this.image = image;
        ProgramVariables variables = new ProgramVariables(image);
        this.names = new StackNames(image, heap, machine.peek(), variables);
        this.prepared = new PreparedStacks(image, heap, machine.peek(), variables);
        this.switches = switches;
    }

    /** The CPU whose turn it is comes into this address space, on the stack that rsp is on. */
    public void begin() {
        long rsp = registers().rsp();
        enter(find(rsp, List::of), rsp);
    }

    /** That CPU leaves for another address space. */
    public void leave() {
        onCpu.remove(cpu());
    }

    private int cpu() {
        return machine.turn().get().cpu();
    }

    private CpuRegisters registers() {
        return machine.registers().apply(cpu());
    }

    /** All stacks, in the order in which they were first seen. */
    public List<Stack> stacks() {
        return List.copyOf(stacks);
    }

    /** The stack that a CPU's rsp is on; empty while it is in another address space. */
    public Optional<Stack> current(int cpu) {
        return Optional.ofNullable(onCpu.get(cpu));
    }

    /** The stack to which the kernel will return a task; empty while it is not in the kernel. */
    public Optional<Stack> left(int task) {
        return userSwitches.left(task);
    }

    /** The latest switch between two stacks of the program, whichever task made it. */
    public Optional<StackSwitched> lastUserSwitch() {
        return userSwitches.last();
    }

    /** The latest one of a task. */
    public Optional<StackSwitched> lastUserSwitch(int task) {
        return userSwitches.last(task);
    }

    /** The stack that an address belongs to; of several the one seen last. */
    public Optional<Stack> owner(long vaddr) {
        return stacks.reversed().stream()
                .filter(stack -> !stack.isFinished())
                .filter(stack -> contains(stack.region(), vaddr))
                .findFirst();
    }

    private static boolean contains(Region region, long vaddr) {
        return Long.compareUnsigned(vaddr, region.low()) >= 0
                && Long.compareUnsigned(vaddr, region.high()) < 0;
    }

    /**
     * Brings extents and marks up to date and looks for prepared stacks; call it before looking.
     *
     * @param callers frames of the running user stack
     */
    public void refresh(List<Frame> callers) {
        onCpu.forEach((cpu, stack) -> stack.sawRsp(machine.registers().apply(cpu).rsp()));
        stacks.forEach(this::refresh);
        notePrepared(callers);
    }

    private void refresh(Stack stack) {
        Optional<Region> now =
                regions.at(stack.region().high()).filter(r -> isSamePlace(r, stack.region()));
        now.ifPresent(stack::setRegion);
        if (now.isEmpty() && !onCpu.containsValue(stack)) {
            stack.finish();
        }
    }

    @Override
    public void left(long icount, long rip, long oldRsp, long newRsp) {
        Stack from = current();
        if (from.region().holds(newRsp)) {
            enter(from, newRsp);
        } else if (!from.isKernel() && RspMove.isRelative(rip, machine.peek())) {
            from.sawRsp(newRsp);
            machine.bounds()
                    .set(
                            Math.min(newRsp, from.region().growsTo()),
                            Math.max(newRsp, from.region().high()));
        } else {
            switchStacks(icount, rip, oldRsp, newRsp);
        }
    }

    private Stack current() {
        return current(cpu()).orElseThrow();
    }

    private void switchStacks(long icount, long rip, long oldRsp, long newRsp) {
        Stack from = current();
        CpuRegisters registers = registers().with(CpuRegisters.RSP, OptionalLong.of(oldRsp));
        from.sawRsp(oldRsp);
        Stack to = find(newRsp, () -> callers(from, registers));
        if (!from.isKernel() && !to.isKernel()) {
            from.suspend(registers);
        }
        enter(to, newRsp);
        StackSwitched event = new StackSwitched(icount, rip, from, oldRsp, to, newRsp);
        switches.accept(event);
        userSwitches.note(machine.turn().get().task(), event);
    }

    private List<Frame> callers(Stack from, CpuRegisters registers) {
        return from.isKernel()
                ? List.of()
                : new Unwinder(image, machine.peek()).unwind(registers, from.region().high());
    }

    private void enter(Stack stack, long rsp) {
        stack.resumed(rsp);
        onCpu.put(cpu(), stack);
        Region region = stack.region();
        machine.bounds().set(Math.min(region.growsTo(), rsp), region.high());
    }

    /** The stack that a stack pointer is on; a new one if its memory was no stack so far. */
    private Stack find(long rsp, Supplier<List<Frame>> callers) {
        Region region =
                regions.at(rsp).orElseGet(() -> Region.fixed(rsp, rsp, Region.Kind.MAPPING, ""));
        return known(region)
                .filter(stack -> !stack.isNew())
                .orElseGet(() -> found(region, rsp, callers.get()));
    }

    private Optional<Stack> known(Region region) {
        return stacks.reversed().stream()
                .filter(stack -> !stack.isFinished() && isSamePlace(stack.region(), region))
                .findFirst();
    }

    /** rsp came to memory on which nothing has run so far. */
    private Stack found(Region region, long rsp, List<Frame> callers) {
        notePrepared(callers);
        Optional<Stack> prepared = known(region);
        stacks.stream()
                .filter(stack -> overlap(stack.region(), region))
                .filter(stack -> prepared.filter(stack::equals).isEmpty())
                .forEach(Stack::finish);
        int number = prepared.map(Stack::number).orElse(stacks.size());
        return put(create(number, region, rsp, true, callers));
    }

    /** Gives stacks that wait for their first run their numbers, before one of them runs. */
    private void notePrepared(List<Frame> callers) {
        if (callers.isEmpty()) {
            return;
        }
        for (PreparedStacks.Prepared next : prepared.find(callers.getFirst().low())) {
            Optional<Stack> known = known(next.region());
            if (known.filter(stack -> !stack.isNew()).isEmpty()) {
                int number = known.map(Stack::number).orElse(stacks.size());
                put(create(number, next.region(), next.rsp(), false, callers));
            }
        }
    }

    private Stack put(Stack stack) {
        if (stack.number() < stacks.size()) {
            stacks.set(stack.number(), stack);
        } else if (stacks.size() < MOST_STACKS) {
            stacks.add(stack);
        }
        return stack;
    }

    private Stack create(int number, Region region, long rsp, boolean hasRun, List<Frame> callers) {
        boolean isBlank = region.kind() == Region.Kind.MAIN || region.kind() == Region.Kind.MAPPING;
        List<Stack.PlantedWord> planted =
                isBlank && callers.isEmpty() ? List.of() : planted(region, rsp);
        StackContents contents =
                isBlank ? StackContents.zero(region) : StackContents.of(region, machine.peek());
        String name = names.name(region, planted, callers);
        return new Stack(number, region, name, new Stack.Beginning(rsp, hasRun, contents, planted));
    }

    /** Everything from rsp up was there before anything ran on the stack: somebody prepared it. */
    private List<Stack.PlantedWord> planted(Region region, long rsp) {
        List<Stack.PlantedWord> words = new ArrayList<>();
        for (long vaddr = rsp; vaddr < region.high(); vaddr += Long.BYTES) {
            OptionalLong value = machine.peek().word(vaddr);
            if (value.isEmpty() || words.size() == MOST_PLANTED) {
                break;
            }
            long word = value.getAsLong();
            words.add(new Stack.PlantedWord(vaddr, word, image.isEntry(word)));
        }
        return words;
    }

    /** A stack grows at its low end and keeps its high end. */
    private static boolean isSamePlace(Region a, Region b) {
        return a.high() == b.high()
                && a.kind() == b.kind()
                && a.generation() == b.generation()
                && (a.low() == b.low() || a.growsTo() == b.growsTo());
    }

    private static boolean overlap(Region a, Region b) {
        return Long.compareUnsigned(a.low(), b.high()) < 0
                && Long.compareUnsigned(b.low(), a.high()) < 0;
    }
}
