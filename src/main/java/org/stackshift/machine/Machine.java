package org.stackshift.machine;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.EventSink;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.cpu.integer.IntegerOps;
import org.stackshift.machine.cpu.sse.SseOps;
import org.stackshift.machine.cpu.system.SystemOps;
import org.stackshift.machine.cpu.x87.X87Ops;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Set;

/**
 * One computer: memory, a CPU, a timer. It belongs to the thread that made it: every method that
 * runs or changes it asserts that, and only {@link #requestStop} is open to others.
 */
public final class Machine {
    private static final List<OpFactory> INSTRUCTION_SET =
            List.of(new IntegerOps(), new SseOps(), new SystemOps(), new X87Ops());

    private final Cpu cpu;
    private final Ram ram;
    private final Runner runner;
    private final Thread owner = Thread.currentThread();

    /**
     * A machine in ring 0 of 64-bit mode with paging off.
     *
     * @param hypervisor serves {@code vmcall}
     * @param events hears what the hardware does; with {@link EventSink#NONE} no event is ever
     *     built
     */
    public Machine(Ram ram, Hypervisor hypervisor, EventSink events) {
        this.ram = ram;
        this.cpu = new Cpu(ram, () -> hypervisor.hypercall(this), events);
        this.runner = new Runner(cpu, INSTRUCTION_SET);
    }

    public Cpu cpu() {
        return cpu;
    }

    public Ram ram() {
        return ram;
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

    /** Instructions retired in all rings. */
    public long icount() {
        return cpu.icount;
    }

    /** Instructions retired in ring 3. */
    public long userInstructions() {
        return cpu.userInstructions();
    }

    /**
     * From now on {@link #run} stops before the instruction at {@code vaddr}, unless it starts
     * there.
     */
    public void addBreakpoint(long vaddr) {
        assertOwner();
        runner.addBreakpoint(vaddr);
    }

    public void removeBreakpoint(long vaddr) {
        assertOwner();
        runner.removeBreakpoint(vaddr);
    }

    /** Calls {@code listener} before each instruction at one of {@code vaddrs}; null ends it. */
    public void setProbe(Set<Long> vaddrs, @Nullable ProbeListener listener) {
        assertOwner();
        runner.setProbe(vaddrs, listener);
    }

    /** Forgets all translations, as a write to cr3 does. */
    public void flushTlb() {
        assertOwner();
        cpu.flushTlb();
    }

    /** Forgets the translation of one page, as {@code invlpg} does. */
    public void invalidatePage(long vaddr) {
        assertOwner();
        cpu.invalidatePage(vaddr);
    }

    /**
     * The physical address behind {@code vaddr} or -1, with no side effect and no question of
     * rights.
     */
    public long peekTranslate(long vaddr) {
        return cpu.mmu().paging().peek(vaddr);
    }

    /**
     * Raises the timer interrupt (vector 0xec) every so many instructions from now on; 0 switches
     * it off.
     */
    public void setTimer(long everyInstructions) {
        assertOwner();
        runner.timer().start(cpu.icount, everyInstructions);
    }

    /** The stack that rsp is on: {@code low <= rsp <= high}, unsigned. */
    public void setStackBounds(long low, long high) {
        assertOwner();
        cpu.stackWatch().setBounds(low, high);
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
