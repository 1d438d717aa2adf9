package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** Bit instructions that do not fit the templates. */
final class BitOperandOps {
    private BitOperandOps() {}

    /**
     * bt, bts, btr, btc on memory with the bit number in a register: it is signed and reaches
     * beyond the operand, into the unit of {@code bytes} that holds the bit (SDM vol. 2 §3.1.1.9,
     * Bit(BitBase, BitOffset)).
     */
    static final class BitString extends Op {
        private final BinaryOperation operation;
        private final EffectiveAddress base;
        private final int number;
        private final int bytes;

        BitString(BinaryOperation operation, EffectiveAddress base, int number, int bytes) {
            this.operation = operation;
            this.base = base;
            this.number = number;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long bit = Registers.read(cpu.gpr, number, bytes);
            long vaddr = base.of(cpu) + Math.floorDiv(bit, Width.bits(bytes)) * bytes;
            if (operation.writesDestination()) {
                cpu.probeWrite(vaddr, bytes);
            }
            long old = cpu.load(vaddr, bytes);
            long value = operation.semantics().apply(cpu, old, bit, bytes);
            if (operation.writesDestination()) {
                cpu.store(vaddr, bytes, value);
            }
        }
    }

    /**
     * bsf and bsr: a source of 0 changes no bit of the destination, not even the upper half of a
     * 32-bit one.
     */
    static final class Scan extends Op {
        private final boolean forward;
        private final int destination;
        private final Location source;
        private final int bytes;

        Scan(boolean forward, int destination, Location source, int bytes) {
            this.forward = forward;
            this.destination = destination;
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long value = source.read(cpu);
            if (value == 0) {
                BitOps.noteNothingFound(cpu);
                return;
            }
            long index = forward ? BitOps.bsf(cpu, value) : BitOps.bsr(cpu, value, bytes);
            Registers.write(cpu.gpr, destination, bytes, index);
        }
    }
}
