package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

import java.util.function.Consumer;

/** An instruction without operands, or one whose operands do not matter. */
final class ActionOp extends Op {
    private final Consumer<Cpu> action;

    ActionOp(Consumer<Cpu> action) {
        this.action = action;
    }

    @Override
    public void execute(Cpu cpu) {
        action.accept(cpu);
    }
}
