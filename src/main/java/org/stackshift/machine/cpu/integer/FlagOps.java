package org.stackshift.machine.cpu.integer;

import static org.stackshift.isa.Rflags.AF;
import static org.stackshift.isa.Rflags.CF;
import static org.stackshift.isa.Rflags.IF;
import static org.stackshift.isa.Rflags.IOPL;
import static org.stackshift.isa.Rflags.PF;
import static org.stackshift.isa.Rflags.RF;
import static org.stackshift.isa.Rflags.SF;
import static org.stackshift.isa.Rflags.VM;
import static org.stackshift.isa.Rflags.ZF;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.Op;

/**
 * Instructions about rflags themselves (SDM vol. 2, CLC, CLD, CMC, LAHF, POPF, PUSHF, SAHF, STC,
 * STD).
 */
final class FlagOps {
    /** What lahf and sahf move. */
    private static final long LOW = SF | ZF | AF | PF | CF;

    /** What popf may change at any privilege level. */
    private static final long POPPED =
            Rflags.STATUS | Rflags.TF | Rflags.DF | Rflags.NT | Rflags.AC | Rflags.ID;

    private FlagOps() {}

    static void complementCarry(Cpu cpu) {
        Flags.setCarry(cpu, Flags.carry(cpu) ^ 1);
    }

    static void clearDirection(Cpu cpu) {
        cpu.flagsRest &= ~Rflags.DF;
    }

    static void setDirection(Cpu cpu) {
        cpu.flagsRest |= Rflags.DF;
    }

    static void lahf(Cpu cpu) {
        long value = Flags.status(cpu) & LOW | Rflags.RESERVED_ONE;
        Registers.write(cpu.gpr, Registers.HIGH + Gpr.RAX, 1, value);
    }

    static void sahf(Cpu cpu) {
        long value = Registers.read(cpu.gpr, Registers.HIGH + Gpr.RAX, 1);
        Flags.set(cpu, Flags.status(cpu) & ~LOW | value & LOW);
    }

    /** pushf pushes RF and VM as 0. */
    static final class Push extends Op {
        private final int bytes;

        Push(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP] - bytes;
            cpu.store(rsp, bytes, cpu.rflags() & ~(RF | VM));
            cpu.gpr[Gpr.RSP] = rsp;
        }
    }

    /**
     * popf: in ring 3, IF changes only if IOPL is 3 and IOPL never does, both silently; RF becomes
     * 0. It may unmask interrupts or set TF, so it ends its block.
     */
    static final class Pop extends Op {
        private final int bytes;

        Pop(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean endsBlock() {
            return true;
        }

        @Override
        public void execute(Cpu cpu) {
            long popped = cpu.load(cpu.gpr[Gpr.RSP], bytes);
            cpu.gpr[Gpr.RSP] += bytes;
            long old = cpu.rflags();
            // A 16-bit popf leaves the upper bits alone.
            long changed = changeable(cpu, old) & (bytes == 2 ? 0xffff : -1);
            cpu.setRflags((old & ~changed | popped & changed) & ~RF);
            cpu.resync();
        }

        private static long changeable(Cpu cpu, long rflags) {
            long privileged = cpu.cpl == 0 ? IOPL : 0;
            long iopl = (rflags & IOPL) >>> Long.numberOfTrailingZeros(IOPL);
            return POPPED | privileged | (cpu.cpl <= iopl ? IF : 0);
        }
    }
}
