package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** mulx: the unsigned product of rdx and a source, in two registers, without flags. */
final class MulxOp extends Op {
    private final Location high;
    private final Location low;
    private final Location source;
    private final int bytes;

    MulxOp(Location high, Location low, Location source, int bytes) {
        this.high = high;
        this.low = low;
        this.source = source;
        this.bytes = bytes;
    }

    /** Where both destinations are one, the upper half stays there. */
    @Override
    public void execute(Cpu cpu) {
        long a = Width.unsigned(cpu.gpr[Gpr.RDX], bytes);
        long b = source.read(cpu);
        long product = a * b;
        long upper = bytes == 8 ? Math.unsignedMultiplyHigh(a, b) : product >>> Width.bits(bytes);
        low.write(cpu, product);
        high.write(cpu, upper);
    }
}
