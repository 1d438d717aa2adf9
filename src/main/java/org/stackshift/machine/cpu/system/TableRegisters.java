package org.stackshift.machine.cpu.system;

import static org.stackshift.machine.cpu.system.SystemOp.any;
import static org.stackshift.machine.cpu.system.SystemOp.privileged;

import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Descriptors;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.Paging;
import org.stackshift.machine.decode.Instruction;

/**
 * gdtr, idtr, ldtr and tr (SDM vol. 3 §2.4). The tables' memory image is ten bytes: limit (16
 * bits), base (64 bits).
 */
final class TableRegisters {
    private static final int BUSY_BYTE = 5;

    private TableRegisters() {}

    static Op create(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case LGDT, LIDT, SGDT, SIDT -> createTable(insn, SystemOps.memory(insn, nextRip));
            default -> createSelector(insn, Location.of(insn.operands().getFirst(), nextRip));
        };
    }

    private static Op createTable(Instruction insn, EffectiveAddress address) {
        return switch (insn.mnemonic()) {
            case LGDT -> privileged(cpu -> loadGdt(cpu, address.of(cpu)));
            case LIDT -> privileged(cpu -> loadIdt(cpu, address.of(cpu)));
            case SGDT -> any(cpu -> store(cpu, address.of(cpu), cpu.gdtLimit, cpu.gdtBase));
            default -> any(cpu -> store(cpu, address.of(cpu), cpu.idtLimit, cpu.idtBase));
        };
    }

    private static Op createSelector(Instruction insn, Location place) {
        return switch (insn.mnemonic()) {
            case LLDT -> privileged(cpu -> loadLdt(cpu, (int) place.read(cpu) & 0xffff));
            case LTR -> privileged(cpu -> loadTask(cpu, (int) place.read(cpu) & 0xffff));
            case SLDT -> any(cpu -> place.write(cpu, cpu.ldtSelector & 0xffffL));
            default -> any(cpu -> place.write(cpu, cpu.taskSelector & 0xffffL));
        };
    }

    private static void loadGdt(Cpu cpu, long vaddr) {
        int limit = cpu.load16(vaddr);
        cpu.gdtBase = tableBase(cpu, vaddr);
        cpu.gdtLimit = limit;
    }

    private static void loadIdt(Cpu cpu, long vaddr) {
        int limit = cpu.load16(vaddr);
        cpu.idtBase = tableBase(cpu, vaddr);
        cpu.idtLimit = limit;
    }

    private static long tableBase(Cpu cpu, long vaddr) {
        long base = cpu.load64(vaddr + 2);
        if (!Paging.isCanonical(base)) {
            throw GuestFault.generalProtection(0);
        }
        return base;
    }

    private static void store(Cpu cpu, long vaddr, int limit, long base) {
        cpu.probeWrite(vaddr, 10);
        cpu.store16(vaddr, limit);
        cpu.store64(vaddr + 2, base);
    }

    private static void loadLdt(Cpu cpu, int selector) {
        cpu.ldtLimit = 0;
        if (!Descriptors.isNull(selector)) {
            long low = systemDescriptor(cpu, selector, SegmentDescriptor.TYPE_LDT);
            cpu.ldtBase = systemBase(cpu, selector, low);
            cpu.ldtLimit = (int) SegmentDescriptor.limit(low);
        }
        cpu.ldtSelector = (short) selector;
    }

    private static void loadTask(Cpu cpu, int selector) {
        long low = systemDescriptor(cpu, selector, SegmentDescriptor.TYPE_TSS_AVAILABLE);
        long base = systemBase(cpu, selector, low);
        long access = Descriptors.vaddr(cpu, selector) + BUSY_BYTE;
        cpu.mmu().storeSystem8(access, (int) (low >>> 8 * BUSY_BYTE) | 2);
        cpu.tssBase = base;
        cpu.tssLimit = (int) SegmentDescriptor.limit(low);
        cpu.taskSelector = (short) selector;
    }

    /**
     * The first eight of a system descriptor's sixteen bytes, checked; it must stand in the GDT.
     */
    private static long systemDescriptor(Cpu cpu, int selector, int type) {
        int error = selector & 0xfffc;
        boolean inGdt = (selector & 4) == 0 && Descriptors.isWithinTable(cpu, selector, 16);
        if (Descriptors.isNull(selector) || !inGdt) {
            throw GuestFault.generalProtection(error);
        }
        long low = cpu.mmu().loadSystem64(Descriptors.vaddr(cpu, selector));
        if (SegmentDescriptor.isCodeOrData(low) || SegmentDescriptor.type(low) != type) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(low)) {
            throw new GuestFault(Vector.NP, error, 0);
        }
        return low;
    }

    private static long systemBase(Cpu cpu, int selector, long low) {
        long high = cpu.mmu().loadSystem64(Descriptors.vaddr(cpu, selector) + 8);
        return SegmentDescriptor.base(low) | high << 32;
    }
}
