package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Condition;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.decode.Operand;

import java.lang.invoke.MethodHandles;

/** Template: jcc, for one condition (SDM vol. 2, Jcc). */
final class ConditionalJump extends Branch {
    private static final int CONDITION =
            Specialiser.constants(MethodHandles.lookup(), Integer.class);

    private final long target;

    private ConditionalJump(Operand target, Operand unused, long nextRip) {
        this.target = Operands.target(target, nextRip);
    }

    @Override
    public void execute(Cpu cpu) {
        if (Condition.holds(cpu, CONDITION)) {
            cpu.rip = target;
        }
    }
}
