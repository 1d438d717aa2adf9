package org.stackshift.machine;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;

/**
 * The loop around the engines: between stretches of uninterrupted execution it looks at everything
 * that may want a CPU (stop requests, the turn of another one, interrupts, breakpoints, probes,
 * single-step), so that the engine itself need not.
 */
final class Runner {
    /** How often, in instructions, a request from another thread is looked for. */
    private static final long POLL_INTERVAL = 1 << 17;

    private final Turns turns;
    private final Traps traps;
    private @Nullable StackListener stackListener;
    private volatile boolean stopRequested;

    Runner(Turns turns, Traps traps) {
        this.turns = turns;
        this.traps = traps;
    }

    void requestStop() {
        stopRequested = true;
    }

    void setStackListener(@Nullable StackListener listener) {
        stackListener = listener;
    }

    /** As {@link Machine#run}. */
    Stop run(long maxInstructions) {
        long now = turns.current().cpu.icount;
        long deadline = now + Math.min(maxInstructions, Long.MAX_VALUE - now);
        boolean moved = false;
        while (true) {
            Stop stop = reasonToStop(deadline);
            if (stop != null) {
                return stop;
            }
            moved |= turns.passOn();
            Core core = turns.current();
            if (moved && traps.isBreakpoint(core.cpu.rip)) {
                return Stop.BREAKPOINT;
            }
            if (!core.interrupt()) {
                execute(core, deadline);
            }
            moved = true;
            reportStack(core.cpu);
        }
    }

    private @Nullable Stop reasonToStop(long deadline) {
        if (stopRequested) {
            stopRequested = false;
            return Stop.REQUESTED;
        }
        Cpu cpu = turns.current().cpu;
        if (cpu.shutdown) {
            return Stop.SHUTDOWN;
        }
        if (!turns.anyCanRun()) {
            return Stop.HALTED;
        }
        return cpu.icount >= deadline ? Stop.BUDGET : null;
    }

    private void execute(Core core, long deadline) {
        Cpu cpu = core.cpu;
        boolean alone = core.engine.wantsAlone() || mustStep(core);
        alone |= traps.probe(cpu.rip);
        if (alone) {
            core.engine.runAlone();
        } else {
            long poll = Math.min(deadline, cpu.icount + POLL_INTERVAL);
            core.engine.run(Math.min(poll, Math.min(core.apic.timer().due(), turns.end())));
        }
    }

    /** Whether something has to be looked at after the very next instruction. */
    private static boolean mustStep(Core core) {
        Cpu cpu = core.cpu;
        boolean shadow = cpu.interruptShadow;
        cpu.interruptShadow = false;
        return shadow || (cpu.flagsRest & Rflags.TF) != 0 || core.engine.isTrap(cpu.rip);
    }

    private void reportStack(Cpu cpu) {
        if (cpu.stackWatch().isPending()) {
            StackListener listener = stackListener;
            cpu.stackWatch()
                    .report(
                            cpu.icount,
                            listener == null ? (icount, rip, from, to) -> {} : listener::left);
        }
    }
}
