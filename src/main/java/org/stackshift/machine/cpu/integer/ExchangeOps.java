package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * Instructions that exchange: xchg, xadd, cmpxchg and the double-width compares (SDM vol. 2). CPUs
 * take turns, so each is atomic with or without lock. The destination is written before the other
 * register wherever it may be memory that this register addresses.
 */
final class ExchangeOps {
    private ExchangeOps() {}

    static final class Xchg extends Op {
        private final Location destination;
        private final Location source;

        Xchg(Location destination, Location source) {
            this.destination = destination;
            this.source = source;
        }

        @Override
        public void execute(Cpu cpu) {
            long a = destination.readForUpdate(cpu);
            long b = source.read(cpu);
            destination.write(cpu, b);
            source.write(cpu, a);
        }
    }

    /** xadd of a register to memory. */
    static final class XaddMemory extends Op {
        private final Location destination;
        private final Location source;
        private final int bytes;

        XaddMemory(Location destination, Location source, int bytes) {
            this.destination = destination;
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long a = Width.signed(destination.readForUpdate(cpu), bytes);
            long b = Width.signed(source.read(cpu), bytes);
            destination.write(cpu, Alu.add(cpu, a, b, bytes));
            source.write(cpu, a);
        }
    }

    /** xadd of two registers: if they are the same, the sum stays. */
    static final class XaddRegister extends Op {
        private final Location destination;
        private final Location source;
        private final int bytes;

        XaddRegister(Location destination, Location source, int bytes) {
            this.destination = destination;
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long a = Width.signed(destination.read(cpu), bytes);
            long b = Width.signed(source.read(cpu), bytes);
            source.write(cpu, a);
            destination.write(cpu, Alu.add(cpu, a, b, bytes));
        }
    }

    /** The flags are those of comparing rax with the destination. */
    static final class Cmpxchg extends Op {
        private final Location destination;
        private final Location source;
        private final int bytes;

        Cmpxchg(Location destination, Location source, int bytes) {
            this.destination = destination;
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long a = Width.signed(destination.readForUpdate(cpu), bytes);
            long accumulator = Registers.read(cpu.gpr, Gpr.RAX, bytes);
            Alu.sub(cpu, accumulator, a, bytes);
            if (accumulator == a) {
                destination.write(cpu, source.read(cpu));
            } else {
                Registers.write(cpu.gpr, Gpr.RAX, bytes, a);
            }
        }
    }

    /** cmpxchg8b: edx:eax against 8 bytes, which ecx:ebx may replace. Changes ZF only. */
    static final class Cmpxchg8b extends Op {
        private final EffectiveAddress destination;

        Cmpxchg8b(EffectiveAddress destination) {
            this.destination = destination;
        }

        @Override
        public void execute(Cpu cpu) {
            long[] gpr = cpu.gpr;
            long vaddr = destination.of(cpu);
            cpu.probeWrite(vaddr, 8);
            long old = cpu.load64(vaddr);
            boolean equal = old == (gpr[Gpr.RDX] << 32 | Width.unsigned(gpr[Gpr.RAX], 4));
            if (equal) {
                cpu.store64(vaddr, gpr[Gpr.RCX] << 32 | Width.unsigned(gpr[Gpr.RBX], 4));
            } else {
                gpr[Gpr.RAX] = Width.unsigned(old, 4);
                gpr[Gpr.RDX] = old >>> 32;
            }
            setZero(cpu, equal);
        }
    }

    /** cmpxchg16b: rdx:rax against 16 aligned bytes, which rcx:rbx may replace. Changes ZF only. */
    static final class Cmpxchg16b extends Op {
        private final EffectiveAddress destination;

        Cmpxchg16b(EffectiveAddress destination) {
            this.destination = destination;
        }

        @Override
        public void execute(Cpu cpu) {
            long[] gpr = cpu.gpr;
            long vaddr = destination.of(cpu);
            if ((vaddr & 15) != 0) {
                throw GuestFault.generalProtection(0);
            }
            cpu.probeWrite(vaddr, 16);
            long low = cpu.load64(vaddr);
            long high = cpu.load64(vaddr + 8);
            boolean equal = low == gpr[Gpr.RAX] && high == gpr[Gpr.RDX];
            if (equal) {
                cpu.store64(vaddr, gpr[Gpr.RBX]);
                cpu.store64(vaddr + 8, gpr[Gpr.RCX]);
            } else {
                gpr[Gpr.RAX] = low;
                gpr[Gpr.RDX] = high;
            }
            setZero(cpu, equal);
        }
    }

    private static void setZero(Cpu cpu, boolean zero) {
        Flags.set(cpu, Flags.status(cpu) & ~Rflags.ZF | (zero ? Rflags.ZF : 0));
    }
}
