package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** shld and shrd, and imul with a constant: a destination and two sources. */
final class ThreeOperandOp extends Op {
    /** What one of them makes of its three operands, sign-extended; notes the flags. */
    @FunctionalInterface
    interface TernarySemantics {
        long apply(Cpu cpu, long destination, long first, long second, int bytes);
    }

    private final TernarySemantics semantics;
    private final Location destination;
    private final Location first;
    private final Location second;
    private final int bytes;

    ThreeOperandOp(
            TernarySemantics semantics,
            Location destination,
            Location first,
            Location second,
            int bytes) {
        this.semantics = semantics;
        this.destination = destination;
        this.first = first;
        this.second = second;
        this.bytes = bytes;
    }

    @Override
    public void execute(Cpu cpu) {
        long a = Width.signed(destination.readForUpdate(cpu), bytes);
        long b = Width.signed(first.read(cpu), bytes);
        long c = Width.signed(second.read(cpu), bytes);
        destination.write(cpu, semantics.apply(cpu, a, b, c, bytes));
    }
}
