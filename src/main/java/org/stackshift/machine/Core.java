package org.stackshift.machine;

import org.stackshift.base.StateHash;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.CpuState;
import org.stackshift.machine.cpu.Interpreter;
import org.stackshift.machine.cpu.Interrupts;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.device.LocalApic;

import java.util.List;

/** One CPU with its engine and its interrupt controller. */
final class Core {
    final Cpu cpu;
    final Interpreter engine;
    final LocalApic apic = new LocalApic();

    /** Whether somebody has set it going; until then it has no turn. */
    boolean started;

    Core(Cpu cpu, List<OpFactory> factories) {
        this.cpu = cpu;
        this.engine = new Interpreter(cpu, factories);
    }

    /** Whether it can use a turn that begins at {@code icount}. */
    boolean isAwake(long icount) {
        if (!started) {
            return false;
        }
        apic.advance(icount);
        return !cpu.halted || pendingVector() >= 0;
    }

    /** Whether only its timer's next tick is missing. */
    boolean sleepsUntilTick() {
        return started && mayInterrupt() && apic.willTick(cpu.cr8);
    }

    /**
     * Enters the handler of a waiting interrupt, if there is one and the CPU takes it now.
     *
     * @return whether it did
     */
    boolean interrupt() {
        apic.advance(cpu.icount);
        int vector = cpu.interruptShadow ? -1 : pendingVector();
        if (vector < 0) {
            return false;
        }
        apic.acknowledge(vector);
        Interrupts.interrupt(cpu, vector);
        return true;
    }

    private int pendingVector() {
        return mayInterrupt() ? apic.deliverable(cpu.cr8) : -1;
    }

    private boolean mayInterrupt() {
        return (cpu.flagsRest & Rflags.IF) != 0;
    }

    void copyFrom(Core other) {
        CpuState.copy(other.cpu, cpu);
        apic.copyFrom(other.apic);
        started = other.started;
    }

    void addTo(StateHash hash) {
        CpuState.addTo(cpu, hash);
        apic.addTo(hash);
        hash.add(started ? 1 : 0);
    }
}
