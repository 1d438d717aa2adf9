package org.stackshift.session.target;

import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;

import java.util.Optional;

/**
 * What is being stepped: a task with all that the kernel does for it, on whatever CPU; or a CPU
 * that idles. Other tasks may have turns in between and even run the same code; they are none of
 * its business.
 */
final class Stepped {
    private final Debuggee debuggee;
    private final Optional<Task> task;
    private final Cpu cpu;

    /** What is being looked at now. */
    Stepped(Debuggee debuggee) {
        this.debuggee = debuggee;
        this.cpu = debuggee.shownCpu().orElseGet(debuggee::cpu);
        this.task = debuggee.followsCpu() ? debuggee.onTurn() : Optional.of(debuggee.task());
    }

    /** Whether the instruction that was executed last is its own. */
    boolean hasTurn() {
        return task.isPresent() ? debuggee.onTurn().equals(task) : hasCpu();
    }

    /** Whether the instruction that was executed last is one of the CPU on which it began. */
    boolean hasCpu() {
        return debuggee.cpu() == cpu;
    }

    /** Whether it executes its program now. */
    boolean isInUserMode() {
        return hasTurn() && debuggee.cpu().cpl != 0;
    }

    /** Whether it will never execute anything again. */
    boolean hasEnded() {
        return task.filter(t -> t.struct().state().isExit() && !hasTurn()).isPresent();
    }
}
