package org.stackshift.machine;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.base.EventSink;
import org.stackshift.base.StateHash;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Hypercall;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.cpu.integer.IntegerOps;
import org.stackshift.machine.cpu.sse.SseOps;
import org.stackshift.machine.cpu.system.SystemOps;
import org.stackshift.machine.cpu.x87.X87Ops;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One computer: memory, one to four CPUs that take turns, a timer each. It belongs to the thread
 * that made it: every method that runs or changes it asserts that, and only {@link #requestStop} is
 * open to others.
 */
public final class Machine {
    private static final List<OpFactory> INSTRUCTION_SET =
            List.of(new IntegerOps(), new SseOps(), new SystemOps(), new X87Ops());

    private final Ram ram;
    private final MachineConfig config;
    private final List<Core> cores;
    private final List<Cpu> cpus;
    private final Turns turns;
    private final Traps traps;
    private final Runner runner;
    private final Thread owner = Thread.currentThread();

    /** A machine with one CPU, as {@link MachineConfig#DEFAULT} has it. */
    public Machine(Ram ram, Hypervisor hypervisor, EventSink events) {
        this(ram, MachineConfig.DEFAULT, hypervisor, events);
    }

    /**
     * A machine whose CPUs are in ring 0 of 64-bit mode with paging off; CPU 0 runs, the others
     * wait for {@link #startCpu}.
     *
     * @param hypervisor serves {@code vmcall}
     * @param events hears what the hardware does; with {@link EventSink#NONE} no event is ever
     *     built
     */
    public Machine(Ram ram, MachineConfig config, Hypervisor hypervisor, EventSink events) {
        this.ram = ram;
        this.config = config;
        this.cores =
                IntStream.range(0, config.cpus())
                        .mapToObj(number -> core(number, hypervisor, events))
                        .toList();
        this.cpus = cores.stream().map(core -> core.cpu).toList();
        this.turns = new Turns(cores, config.turnQuantum());
        this.traps = new Traps(cores);
        this.runner = new Runner(turns, traps);
        cores.getFirst().started = true;
    }

    private Core core(int number, Hypervisor hypervisor, EventSink events) {
        Hypercall hypercall = () -> hypervisor.hypercall(this);
        return new Core(new Cpu(number, config.cpu(), ram, hypercall, events), INSTRUCTION_SET);
    }

    /**
     * A machine in the same state, down to stale translations, that runs on as this one does,
     * instruction for instruction. Breakpoints, probes and listeners stay behind. To be called
     * between two runs.
     *
     * @param copies learns what stands for this machine, its memory and its CPUs
     * @param hypervisor serves the copy's {@code vmcall}
     * @param events hears what the copy does
     */
    public Machine copy(Copies copies, Hypervisor hypervisor, EventSink events) {
        assertOwner();
        Machine copy = new Machine(copies.of(ram), config, hypervisor, events);
        copies.register(this, copy);
        for (int i = 0; i < cores.size(); i++) {
            copy.cores.get(i).copyFrom(cores.get(i));
            copies.register(cpus.get(i), copy.cpus.get(i));
        }
        copy.turns.copyFrom(turns);
        return copy;
    }

    /**
     * A hash of memory, CPUs, interrupts under way and turns, but of no cache: equal for machines
     * in the same state, in every JVM.
     */
    public long stateHash() {
        StateHash hash = new StateHash();
        ram.addTo(hash);
        cores.forEach(core -> core.addTo(hash));
        turns.addTo(hash);
        return hash.value();
    }

    /** What the machine was built from. */
    public MachineConfig config() {
        return config;
    }

    /** All CPUs by number. */
    public List<Cpu> cpus() {
        return cpus;
    }

    /** The CPU whose turn it is; in a hypercall, the one that made it. */
    public Cpu cpu() {
        return turns.current().cpu;
    }

    public Ram ram() {
        return ram;
    }

    /**
     * Lets a CPU have turns from now on. Whoever calls this has set its registers before; its
     * translations are forgotten.
     *
     * @param number of the CPU, which may be running already
     */
    public void startCpu(int number) {
        assertOwner();
        Core core = cores.get(number);
        if (!core.started) {
            core.started = true;
            core.cpu.tlb().reset(icount());
        }
    }

    /**
     * Sends an interrupt to a CPU, which takes it when it has its turn and interrupts are on; a
     * halted CPU wakes up.
     *
     * @param vector 32 to 255
     * @throws IllegalArgumentException for another vector
     */
    public void sendIpi(int number, int vector) {
        assertOwner();
        Core target = cores.get(number);
        target.apic.request(vector);
        target.cpu.events().ipi(icount(), cpu().number(), vector);
    }

    /** Ends the turn of the current CPU after the current instruction, if others want one. */
    public void endTurn() {
        assertOwner();
        turns.endNow();
    }

    /**
     * Runs at most {@code maxInstructions}, exactly that many if nothing stops the machine before.
     */
    public Stop run(long maxInstructions) {
        assertOwner();
        return runner.run(maxInstructions);
    }

    /**
     * Makes {@link #run} return soon, or at once if it is not running: from a hypercall after the
     * current instruction. Any thread may call it.
     */
    public void requestStop() {
        runner.requestStop();
    }

    /** Instructions retired by all CPUs in all rings: the machine's time. */
    public long icount() {
        return cpu().icount;
    }

    /** Instructions retired by all CPUs in ring 3. */
    public long userInstructions() {
        return cpus.stream().mapToLong(Cpu::userInstructions).sum();
    }

    /**
     * From now on {@link #run} stops before the instruction at {@code vaddr}, unless it starts
     * there.
     */
    public void addBreakpoint(long vaddr) {
        assertOwner();
        traps.addBreakpoint(vaddr);
    }

    public void removeBreakpoint(long vaddr) {
        assertOwner();
        traps.removeBreakpoint(vaddr);
    }

    /** Calls {@code listener} before each instruction at one of {@code vaddrs}; null ends it. */
    public void setProbe(Set<Long> vaddrs, @Nullable ProbeListener listener) {
        assertOwner();
        traps.setProbe(vaddrs, listener);
    }

    /**
     * Forgets everything on all CPUs, global pages included, and takes over what was changed in
     * their control registers from outside.
     */
    public void flushTlb() {
        assertOwner();
        cpus.forEach(cpu -> cpu.tlb().reset(icount()));
    }

    /**
     * Forgets the translations that belong to one address space, on all CPUs, in every context last
     * loaded with the table at {@code pgdPaddr}; global pages stay.
     */
    public void flushTlb(long pgdPaddr) {
        assertOwner();
        cpus.forEach(cpu -> cpu.tlb().flushTable(icount(), pgdPaddr));
    }

    /** Forgets one page on the current CPU, as {@code invlpg} does. */
    public void invalidatePage(long vaddr) {
        assertOwner();
        cpu().tlb().invalidatePage(vaddr);
    }

    /**
     * Forgets one page of an address space on all CPUs, in every context last loaded with the table
     * at {@code pgdPaddr}, and in every context if it is global. What other CPUs would learn by an
     * interrupt on hardware, or by AMD's invlpgb, happens at once.
     */
    public void invalidatePage(long pgdPaddr, long vaddr) {
        assertOwner();
        cpus.forEach(cpu -> cpu.tlb().invalidateTable(icount(), pgdPaddr, vaddr));
    }

    /**
     * The physical address behind {@code vaddr} or -1, with no side effect and no question of
     * rights.
     */
    public long peekTranslate(long vaddr) {
        return cpu().mmu().paging().peek(vaddr);
    }

    /**
     * Raises the timer interrupt (vector 0xec) on the current CPU every so many instructions of the
     * machine from now on; 0 switches it off.
     */
    public void setTimer(long everyInstructions) {
        setTimer(cpu().number(), everyInstructions);
    }

    /** The same for any CPU. */
    public void setTimer(int number, long everyInstructions) {
        assertOwner();
        cores.get(number).apic.timer().start(icount(), everyInstructions);
    }

    /** The stack that rsp is on: {@code low <= rsp <= high}, unsigned. */
    public void setStackBounds(long low, long high) {
        assertOwner();
        cpu().stackWatch().setBounds(low, high);
    }

    /** Who hears that rsp left those bounds. */
    public void setStackListener(@Nullable StackListener listener) {
        assertOwner();
        runner.setStackListener(listener);
    }

    private void assertOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the machine belongs to " + owner);
        }
    }
}
