package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Operand;

import java.lang.invoke.MethodHandles;

/** Template: a binary operation on a register, from memory. */
final class LoadForm extends Op {
    private static final Shape SHAPE = Specialiser.constants(MethodHandles.lookup(), Shape.class);
    private static final Semantics SEMANTICS = SHAPE.operation().semantics();
    private static final boolean READS = SHAPE.operation().readsDestination();
    private static final boolean WRITES = SHAPE.operation().writesDestination();
    private static final boolean BASED = SHAPE.based();
    private static final int BYTES = SHAPE.bytes();
    private static final int SOURCE_BYTES = SHAPE.sourceBytes();

    private final int destination;
    private final EffectiveAddress source;

    private LoadForm(Operand destination, Operand source, long nextRip) {
        this.destination = Operands.register(destination);
        this.source = Operands.address(source, nextRip);
    }

    @Override
    public void execute(Cpu cpu) {
        long[] gpr = cpu.gpr;
        long vaddr = BASED ? source.based(cpu) : source.of(cpu);
        long b = Width.signed(cpu.load(vaddr, SOURCE_BYTES), SOURCE_BYTES);
        long a = READS ? Registers.read(gpr, destination, BYTES) : 0;
        long result = SEMANTICS.apply(cpu, a, b, BYTES);
        if (WRITES) {
            Registers.write(gpr, destination, BYTES, result);
        }
    }
}
