package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Op;

/**
 * One element of a string instruction (SDM vol. 2, MOVS, CMPS, STOS, LODS, SCAS): source at rsi,
 * destination at rdi, both then move on by one element, downwards if DF is set.
 */
abstract class StringOp extends Op {
    final int bytes;
    private final int addressBytes;

    /**
     * @param bytes in an element
     * @param addressBytes 8, or 4 to use esi, edi and ecx
     */
    StringOp(int bytes, int addressBytes) {
        this.bytes = bytes;
        this.addressBytes = addressBytes;
    }

    int addressBytes() {
        return addressBytes;
    }

    /** Whether the instruction sets flags, so that repe and repne can look at them. */
    boolean compares() {
        return false;
    }

    /**
     * Does up to {@code count} elements at once where that is certain to be the same as one by one.
     *
     * @return how many were done, possibly 0
     */
    long executeMany(Cpu cpu, long count) {
        return 0;
    }

    /** Whether {@link #executeMany} may try: upwards, with full addresses. */
    final boolean isPlain(Cpu cpu) {
        return addressBytes == 8 && (cpu.flagsRest & Rflags.DF) == 0;
    }

    /** Moves the pointers that the instruction uses on by {@code count} elements. */
    abstract void advance(Cpu cpu, long count);

    final void advance(Cpu cpu, int register, long count) {
        long distance = (cpu.flagsRest & Rflags.DF) == 0 ? count * bytes : -count * bytes;
        Registers.write(cpu.gpr, register, addressBytes, cpu.gpr[register] + distance);
    }

    /** How many whole elements from {@code vaddr} stay in its page. */
    final long inPage(long vaddr) {
        return (4096 - (vaddr & 4095)) / bytes;
    }

    static final class Movs extends StringOp {
        private final EffectiveAddress source;
        private final EffectiveAddress destination;

        Movs(EffectiveAddress source, EffectiveAddress destination, int bytes, int addressBytes) {
            super(bytes, addressBytes);
            this.source = source;
            this.destination = destination;
        }

        @Override
        void advance(Cpu cpu, long count) {
            advance(cpu, Gpr.RSI, count);
            advance(cpu, Gpr.RDI, count);
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.store(destination.of(cpu), bytes, cpu.load(source.of(cpu), bytes));
            advance(cpu, 1);
        }

        @Override
        long executeMany(Cpu cpu, long count) {
            long from = source.of(cpu);
            long to = destination.of(cpu);
            long many = Math.min(count, Math.min(inPage(from), inPage(to)));
            if (many == 0 || !isPlain(cpu) || !cpu.copyInPage(from, to, (int) many * bytes)) {
                return 0;
            }
            advance(cpu, many);
            return many;
        }
    }

    static final class Stos extends StringOp {
        private final EffectiveAddress destination;

        Stos(EffectiveAddress destination, int bytes, int addressBytes) {
            super(bytes, addressBytes);
            this.destination = destination;
        }

        @Override
        void advance(Cpu cpu, long count) {
            advance(cpu, Gpr.RDI, count);
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.store(destination.of(cpu), bytes, cpu.gpr[Gpr.RAX]);
            advance(cpu, 1);
        }

        @Override
        long executeMany(Cpu cpu, long count) {
            long to = destination.of(cpu);
            long many = Math.min(count, inPage(to));
            byte value = (byte) cpu.gpr[Gpr.RAX];
            boolean uniform = Registers.read(cpu.gpr, Gpr.RAX, bytes) == repeated(value);
            if (many == 0
                    || !uniform
                    || !isPlain(cpu)
                    || !cpu.fillInPage(to, (int) many * bytes, value)) {
                return 0;
            }
            advance(cpu, many);
            return many;
        }

        private long repeated(byte value) {
            return Width.signed((value & 0xffL) * 0x0101_0101_0101_0101L, bytes);
        }
    }

    static final class Lods extends StringOp {
        private final EffectiveAddress source;

        Lods(EffectiveAddress source, int bytes, int addressBytes) {
            super(bytes, addressBytes);
            this.source = source;
        }

        @Override
        void advance(Cpu cpu, long count) {
            advance(cpu, Gpr.RSI, count);
        }

        @Override
        public void execute(Cpu cpu) {
            Registers.write(cpu.gpr, Gpr.RAX, bytes, cpu.load(source.of(cpu), bytes));
            advance(cpu, 1);
        }
    }

    /** Compares source with destination. */
    static final class Cmps extends StringOp {
        private final EffectiveAddress source;
        private final EffectiveAddress destination;

        Cmps(EffectiveAddress source, EffectiveAddress destination, int bytes, int addressBytes) {
            super(bytes, addressBytes);
            this.source = source;
            this.destination = destination;
        }

        @Override
        void advance(Cpu cpu, long count) {
            advance(cpu, Gpr.RSI, count);
            advance(cpu, Gpr.RDI, count);
        }

        @Override
        boolean compares() {
            return true;
        }

        @Override
        public void execute(Cpu cpu) {
            long a = Width.signed(cpu.load(source.of(cpu), bytes), bytes);
            long b = Width.signed(cpu.load(destination.of(cpu), bytes), bytes);
            Alu.sub(cpu, a, b, bytes);
            advance(cpu, 1);
        }
    }

    /** Compares rax with the destination. */
    static final class Scas extends StringOp {
        private final EffectiveAddress destination;

        Scas(EffectiveAddress destination, int bytes, int addressBytes) {
            super(bytes, addressBytes);
            this.destination = destination;
        }

        @Override
        void advance(Cpu cpu, long count) {
            advance(cpu, Gpr.RDI, count);
        }

        @Override
        boolean compares() {
            return true;
        }

        @Override
        public void execute(Cpu cpu) {
            long b = Width.signed(cpu.load(destination.of(cpu), bytes), bytes);
            Alu.sub(cpu, Registers.read(cpu.gpr, Gpr.RAX, bytes), b, bytes);
            advance(cpu, 1);
        }
    }
}
