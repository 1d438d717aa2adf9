package org.stackshift.machine;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Interpreter;
import org.stackshift.machine.cpu.Interrupts;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.device.InstructionTimer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The loop around the engine: between stretches of uninterrupted execution it looks at everything
 * that may want the CPU (stop requests, the timer, breakpoints, probes, single-step), so that the
 * engine itself need not.
 */
final class Runner {
    /** How often, in instructions, a request from another thread is looked for. */
    private static final long POLL_INTERVAL = 1 << 17;

    private final Cpu cpu;
    private final Interpreter engine;
    private final InstructionTimer timer = new InstructionTimer();
    private final Set<Long> breakpoints = new HashSet<>();
    private Set<Long> probes = Set.of();
    private @Nullable ProbeListener probeListener;
    private @Nullable StackListener stackListener;
    private volatile boolean stopRequested;

    Runner(Cpu cpu, List<OpFactory> factories) {
        this.cpu = cpu;
        this.engine = new Interpreter(cpu, factories);
    }

    InstructionTimer timer() {
        return timer;
    }

    void requestStop() {
        stopRequested = true;
    }

    void addBreakpoint(long vaddr) {
        breakpoints.add(vaddr);
        engine.addTrap(vaddr);
    }

    void removeBreakpoint(long vaddr) {
        breakpoints.remove(vaddr);
        if (!probes.contains(vaddr)) {
            engine.removeTrap(vaddr);
        }
    }

    void setProbe(Set<Long> vaddrs, @Nullable ProbeListener listener) {
        probes.stream().filter(vaddr -> !breakpoints.contains(vaddr)).forEach(engine::removeTrap);
        probes = listener == null ? Set.of() : Set.copyOf(vaddrs);
        probeListener = listener;
        probes.forEach(engine::addTrap);
    }

    void setStackListener(@Nullable StackListener listener) {
        stackListener = listener;
    }

    /** As {@link Machine#run}. */
    Stop run(long maxInstructions) {
        long deadline = cpu.icount + Math.min(maxInstructions, Long.MAX_VALUE - cpu.icount);
        boolean moved = false;
        while (true) {
            Stop stop = reasonToStop(deadline, moved);
            if (stop != null) {
                return stop;
            }
            if (!interrupted()) {
                execute(deadline);
                moved = true;
            }
            reportStack();
        }
    }

    private @Nullable Stop reasonToStop(long deadline, boolean moved) {
        if (stopRequested) {
            stopRequested = false;
            return Stop.REQUESTED;
        }
        if (cpu.shutdown) {
            return Stop.SHUTDOWN;
        }
        if (cpu.halted && !(mayInterrupt() && (timer.isPending() || timer.isRunning()))) {
            return Stop.HALTED;
        }
        if (cpu.icount >= deadline) {
            return Stop.BUDGET;
        }
        return moved && breakpoints.contains(cpu.rip) ? Stop.BREAKPOINT : null;
    }

    private boolean mayInterrupt() {
        return (cpu.flagsRest & Rflags.IF) != 0;
    }

    /** Delivers a timer tick if one is due and the CPU takes it now. */
    private boolean interrupted() {
        timer.advance(cpu.icount);
        if (cpu.halted && !timer.isPending()) {
            timer.skipToTick(cpu.icount);
        }
        if (!timer.isPending() || !mayInterrupt() || cpu.interruptShadow) {
            return false;
        }
        timer.acknowledge();
        Interrupts.interrupt(cpu, Vector.LOCAL_TIMER);
        return true;
    }

    private void execute(long deadline) {
        boolean alone = engine.wantsAlone() || mustStep();
        if (probeListener != null && probes.contains(cpu.rip)) {
            probeListener.reached(cpu.rip);
            alone = true;
        }
        if (alone) {
            engine.runAlone();
        } else {
            long poll = cpu.icount + POLL_INTERVAL;
            engine.run(Math.min(Math.min(deadline, poll), timer.due()));
        }
    }

    /** Whether something has to be looked at after the very next instruction. */
    private boolean mustStep() {
        boolean shadow = cpu.interruptShadow;
        cpu.interruptShadow = false;
        return shadow || (cpu.flagsRest & Rflags.TF) != 0 || engine.isTrap(cpu.rip);
    }

    private void reportStack() {
        if (cpu.stackWatch().isPending()) {
            StackListener listener = stackListener;
            cpu.stackWatch()
                    .report(
                            cpu.icount,
                            listener == null ? (icount, rip, from, to) -> {} : listener::left);
        }
    }
}
