package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Operand;

import java.lang.invoke.MethodHandles;

/** Template: a binary operation on a register, from a register or a constant. */
final class RegisterForm extends Op {
    private static final Shape SHAPE = Specialiser.constants(MethodHandles.lookup(), Shape.class);
    private static final Semantics SEMANTICS = SHAPE.operation().semantics();
    private static final boolean READS = SHAPE.operation().readsDestination();
    private static final boolean WRITES = SHAPE.operation().writesDestination();
    private static final int BYTES = SHAPE.bytes();
    private static final int SOURCE_BYTES = SHAPE.sourceBytes();
    private static final boolean IMMEDIATE = SHAPE.immediate();

    private final int destination;
    private final int source;
    private final long immediate;

    private RegisterForm(Operand destination, Operand source, long nextRip) {
        this.destination = Operands.register(destination);
        this.source = Operands.registerOrZero(source);
        this.immediate = Operands.constantOrZero(source, BYTES);
    }

    @Override
    public void execute(Cpu cpu) {
        long[] gpr = cpu.gpr;
        long a = READS ? Registers.read(gpr, destination, BYTES) : 0;
        long b = IMMEDIATE ? immediate : Registers.read(gpr, source, SOURCE_BYTES);
        long result = SEMANTICS.apply(cpu, a, b, BYTES);
        if (WRITES) {
            Registers.write(gpr, destination, BYTES, result);
        }
    }
}
