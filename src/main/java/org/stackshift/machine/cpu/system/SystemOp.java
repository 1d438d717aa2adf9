package org.stackshift.machine.cpu.system;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;

import java.util.function.Consumer;

/** A system instruction: an action that ends its block. */
final class SystemOp extends Op {
    private final Consumer<Cpu> action;

    private SystemOp(Consumer<Cpu> action) {
        this.action = action;
    }

    /** An instruction for every ring. */
    static Op any(Consumer<Cpu> action) {
        return new SystemOp(action);
    }

    /** An instruction that is #GP(0) outside ring 0. */
    static Op privileged(Consumer<Cpu> action) {
        return new SystemOp(
                cpu -> {
                    if (cpu.cpl != 0) {
                        throw GuestFault.generalProtection(0);
                    }
                    action.accept(cpu);
                });
    }

    @Override
    public void execute(Cpu cpu) {
        action.accept(cpu);
    }

    @Override
    public boolean endsBlock() {
        return true;
    }
}
