package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * An instruction whose destination is not among its sources, unless they name the same place: bit
 * counts, movbe, crc32 and BMI.
 */
final class ComputeOp extends Op {
    private final Semantics semantics;
    private final Location destination;
    private final Location first;
    private final Location second;
    private final int bytes;

    /**
     * @param second what the semantics see as b; the same as {@code first} if there is one source
     * @param bytes width of the operation
     */
    ComputeOp(
            Semantics semantics, Location destination, Location first, Location second, int bytes) {
        this.semantics = semantics;
        this.destination = destination;
        this.first = first;
        this.second = second;
        this.bytes = bytes;
    }

    @Override
    public void execute(Cpu cpu) {
        long a = Width.signed(first.read(cpu), bytes);
        long b = second == first ? a : Width.signed(second.read(cpu), bytes);
        destination.write(cpu, semantics.apply(cpu, a, b, bytes));
    }
}
