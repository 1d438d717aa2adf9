package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Operand;

import java.lang.invoke.MethodHandles;

/**
 * Template: a binary operation on memory, from a register or a constant. One that reads and writes
 * asks for the right to write first, so that it faults as a write and before it notes any flag.
 */
final class UpdateForm extends Op {
    private static final Shape SHAPE = Specialiser.constants(MethodHandles.lookup(), Shape.class);
    private static final Semantics SEMANTICS = SHAPE.operation().semantics();
    private static final boolean READS = SHAPE.operation().readsDestination();
    private static final boolean WRITES = SHAPE.operation().writesDestination();
    private static final boolean BASED = SHAPE.based();
    private static final int BYTES = SHAPE.bytes();
    private static final boolean IMMEDIATE = SHAPE.immediate();

    private final EffectiveAddress destination;
    private final int source;
    private final long immediate;

    private UpdateForm(Operand destination, Operand source, long nextRip) {
        this.destination = Operands.address(destination, nextRip);
        this.source = Operands.registerOrZero(source);
        this.immediate = Operands.constantOrZero(source, BYTES);
    }

    @Override
    public void execute(Cpu cpu) {
        long vaddr = BASED ? destination.based(cpu) : destination.of(cpu);
        if (READS && WRITES) {
            cpu.probeWrite(vaddr, BYTES);
        }
        long a = READS ? Width.signed(cpu.load(vaddr, BYTES), BYTES) : 0;
        long b = IMMEDIATE ? immediate : Registers.read(cpu.gpr, source, BYTES);
        long result = SEMANTICS.apply(cpu, a, b, BYTES);
        if (WRITES) {
            cpu.store(vaddr, BYTES, result);
        }
    }
}
