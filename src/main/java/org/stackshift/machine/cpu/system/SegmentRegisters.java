package org.stackshift.machine.cpu.system;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Descriptors;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Operand.RegisterFile;

/**
 * Loading es, ss, ds, fs and gs (SDM vol. 2, MOV, POP, LSS). In 64-bit mode a selector decides
 * nothing but whether it may be loaded, and the base of fs and gs.
 */
final class SegmentRegisters {
    private SegmentRegisters() {}

    /**
     * Checks and loads a selector.
     *
     * @throws GuestFault #GP, #NP or #SS with the selector; #UD for cs
     */
    static void load(Cpu cpu, int segment, int selector) {
        if (segment == Segment.CS || segment >= Segment.COUNT) {
            throw GuestFault.undefined();
        }
        long descriptor = 0;
        if (segment == Segment.SS) {
            checkStack(cpu, selector);
        } else if (!Descriptors.isNull(selector)) {
            descriptor = checkedData(cpu, selector);
        }
        cpu.selector[segment] = (short) selector;
        if (segment == Segment.FS) {
            cpu.fsBase = SegmentDescriptor.base(descriptor);
        } else if (segment == Segment.GS) {
            cpu.gsBase = SegmentDescriptor.base(descriptor);
        }
    }

    /** ss may be null in ring 0 of 64-bit mode. */
    private static void checkStack(Cpu cpu, int selector) {
        if (Descriptors.isNull(selector)) {
            if (cpu.cpl == 3 || (selector & 3) != cpu.cpl) {
                throw GuestFault.generalProtection(0);
            }
            return;
        }
        checkStack(cpu, selector, cpu.cpl);
    }

    /** Checks a selector that is to be ss in ring {@code ring}. */
    static void checkStack(Cpu cpu, int selector, int ring) {
        int error = selector & 0xfffc;
        long descriptor = Descriptors.load(cpu, selector, error);
        boolean usable =
                (selector & 3) == ring
                        && SegmentDescriptor.isWritable(descriptor)
                        && SegmentDescriptor.dpl(descriptor) == ring;
        if (!usable) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(descriptor)) {
            throw new GuestFault(Vector.SS, error, 0);
        }
    }

    private static long checkedData(Cpu cpu, int selector) {
        int error = selector & 0xfffc;
        long descriptor = Descriptors.load(cpu, selector, error);
        boolean open =
                SegmentDescriptor.isConforming(descriptor)
                        || SegmentDescriptor.dpl(descriptor) >= Math.max(cpu.cpl, selector & 3);
        if (!SegmentDescriptor.isReadable(descriptor) || !open) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(descriptor)) {
            throw new GuestFault(Vector.NP, error, 0);
        }
        return descriptor;
    }

    /** pop of fs and gs; null for other operands. */
    static @Nullable Op createPop(Instruction insn) {
        if (!(insn.operands().getFirst() instanceof Operand.Register register)
                || register.file() != RegisterFile.SEGMENT) {
            return null;
        }
        int segment = register.index();
        int bytes = insn.operandSize();
        return SystemOp.any(cpu -> pop(cpu, segment, bytes));
    }

    private static void pop(Cpu cpu, int segment, int bytes) {
        load(cpu, segment, (int) cpu.load(cpu.gpr[Gpr.RSP], bytes) & 0xffff);
        cpu.gpr[Gpr.RSP] += bytes;
    }

    /** lss, lfs, lgs: an offset and, behind it, a selector. */
    static Op createFarLoad(Instruction insn, long nextRip) {
        int segment =
                switch (insn.mnemonic()) {
                    case LSS -> Segment.SS;
                    case LFS -> Segment.FS;
                    default -> Segment.GS;
                };
        Location destination = Location.of(insn.operands().getFirst(), nextRip);
        EffectiveAddress source = SystemOps.memory(insn, nextRip);
        int bytes = insn.operandSize();
        return SystemOp.any(
                cpu -> {
                    long vaddr = source.of(cpu);
                    long offset = cpu.load(vaddr, bytes);
                    load(cpu, segment, cpu.load16(vaddr + bytes));
                    destination.write(cpu, offset);
                });
    }
}
