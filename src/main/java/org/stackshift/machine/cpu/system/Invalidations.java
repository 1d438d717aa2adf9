package org.stackshift.machine.cpu.system;

import org.stackshift.isa.ControlBits;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.Paging;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.event.FlushCause;

/**
 * invlpg and invpcid (SDM vol. 2 and vol. 3 §4.10.4.1). The latter's type is in a register, what it
 * works on in 16 bytes of memory:
 *
 * <pre>
 * 127..64         63..12         11..0
 * linear address  must be zero   PCID
 * </pre>
 */
final class Invalidations {
    private static final int ADDRESS = 0;
    private static final int CONTEXT = 1;
    private static final int ALL = 2;
    private static final int ALL_BUT_GLOBAL = 3;
    private static final long PCID = 0xfff;

    private Invalidations() {}

    static Op create(Instruction insn, long nextRip) {
        EffectiveAddress address = SystemOps.memory(insn, nextRip);
        if (insn.mnemonic() == Mnemonic.INVLPG) {
            return SystemOp.privileged(cpu -> invalidatePage(cpu, address.of(cpu)));
        }
        Location type = Location.of(insn.operands().getFirst(), nextRip);
        return SystemOp.any(cpu -> invalidate(cpu, type.read(cpu), address));
    }

    /** An address that no page can have is no error. */
    private static void invalidatePage(Cpu cpu, long vaddr) {
        if (Paging.isCanonical(vaddr)) {
            cpu.tlb().invalidatePage(vaddr);
        }
    }

    private static void invalidate(Cpu cpu, long type, EffectiveAddress operand) {
        if (!cpu.model().pcid()) {
            throw GuestFault.undefined();
        }
        require(cpu.cpl == 0 && type >= ADDRESS && type <= ALL_BUT_GLOBAL);
        long descriptor = operand.of(cpu);
        long context = cpu.load64(descriptor);
        long vaddr = cpu.load64(descriptor + Long.BYTES);
        require((context & ~PCID) == 0);
        boolean identified = (cpu.cr4 & ControlBits.CR4_PCIDE) != 0;
        require(type >= ALL || identified || context == 0);
        switch ((int) type) {
            case ADDRESS -> {
                require(Paging.isCanonical(vaddr));
                cpu.tlb().invalidatePage((int) context, vaddr);
            }
            case CONTEXT -> cpu.tlb().flushContext((int) context, FlushCause.INVPCID);
            case ALL -> cpu.tlb().flushAll(FlushCause.INVPCID);
            default -> cpu.tlb().flushAllButGlobal(FlushCause.INVPCID);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw GuestFault.generalProtection(0);
        }
    }
}
