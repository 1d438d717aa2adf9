package org.stackshift.machine.cpu;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Operand;

/**
 * Where an integer operand lives, for the forms of instructions that are too rare to deserve an op
 * of their own.
 *
 * <p>Values travel zero-extended to 64 bits (an immediate sign-extended); a write takes the low
 * bits. A write to a 32-bit register clears the upper half, 8- and 16-bit ones keep the rest (SDM
 * vol. 1 §3.4.1.1).
 */
public abstract sealed class Location {
    /** The value, zero-extended; an immediate sign-extended. */
    public abstract long read(Cpu cpu);

    /**
     * Reads a value that the same instruction will write back: memory must be writable, or it
     * faults as a write.
     */
    public long readForUpdate(Cpu cpu) {
        return read(cpu);
    }

    /** Stores the low bits of {@code value}. */
    public abstract void write(Cpu cpu, long value);

    /**
     * The location that an operand names.
     *
     * @param nextRip address of the next instruction, for rip-relative operands
     * @throws IllegalArgumentException for operands that are no integers in registers, memory or
     *     the code
     */
    public static Location of(Operand operand, long nextRip) {
        return switch (operand) {
            case Operand.Register r when r.file() == Operand.RegisterFile.GPR ->
                    r.index() == Gpr.RSP && r.size() == 8
                            ? new StackPointer()
                            : new Register(r.index(), r.size());
            case Operand.Register r when r.file() == Operand.RegisterFile.HIGH_BYTE ->
                    new HighByte(r.index());
            case Operand.Memory m -> new Memory(EffectiveAddress.of(m, nextRip), m.size());
            case Operand.Immediate i -> new Constant(i.value());
            default -> throw new IllegalArgumentException("no integer operand: " + operand);
        };
    }

    /** The low {@code size} bytes set. */
    static long mask(int size) {
        return -1L >>> 64 - 8 * size;
    }

    private static final class Register extends Location {
        private final int index;
        private final long mask;
        private final long kept;

        Register(int index, int size) {
            this.index = index;
            this.mask = mask(size);
            this.kept = size < 4 ? ~mask : 0;
        }

        @Override
        public long read(Cpu cpu) {
            return cpu.gpr[index] & mask;
        }

        @Override
        public void write(Cpu cpu, long value) {
            cpu.gpr[index] = cpu.gpr[index] & kept | value & mask;
        }
    }

    private static final class StackPointer extends Location {
        @Override
        public long read(Cpu cpu) {
            return cpu.gpr[Gpr.RSP];
        }

        @Override
        public void write(Cpu cpu, long value) {
            cpu.writeRsp(value);
        }
    }

    private static final class HighByte extends Location {
        private final int index;

        HighByte(int index) {
            this.index = index;
        }

        @Override
        public long read(Cpu cpu) {
            return cpu.gpr[index] >>> 8 & 0xff;
        }

        @Override
        public void write(Cpu cpu, long value) {
            cpu.gpr[index] = cpu.gpr[index] & ~0xff00L | (value & 0xff) << 8;
        }
    }

    private static final class Memory extends Location {
        private final EffectiveAddress address;
        private final int size;

        Memory(EffectiveAddress address, int size) {
            this.address = address;
            this.size = size;
        }

        @Override
        public long read(Cpu cpu) {
            return cpu.load(address.of(cpu), size);
        }

        @Override
        public long readForUpdate(Cpu cpu) {
            long vaddr = address.of(cpu);
            cpu.probeWrite(vaddr, size);
            return cpu.load(vaddr, size);
        }

        @Override
        public void write(Cpu cpu, long value) {
            cpu.store(address.of(cpu), size, value);
        }
    }

    private static final class Constant extends Location {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        public long read(Cpu cpu) {
            return value;
        }

        @Override
        public void write(Cpu cpu, long value) {
            throw new IllegalStateException("an immediate cannot be written");
        }
    }
}
