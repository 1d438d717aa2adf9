package org.stackshift.machine.cpu.system;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Msr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Paging;
import org.stackshift.machine.event.FlushCause;

/** rdmsr and wrmsr: the register is named by ecx, its value is edx:eax; unknown ones are #GP(0). */
final class ModelRegisters {
    private static final long EFER_WRITABLE =
            ControlBits.EFER_SCE | ControlBits.EFER_LME | ControlBits.EFER_NXE;

    private ModelRegisters() {}

    static void read(Cpu cpu) {
        long value =
                switch ((int) cpu.gpr[Gpr.RCX]) {
                    case Msr.TSC -> cpu.icount;
                    case Msr.APIC_BASE -> cpu.apicBase;
                    case Msr.PAT -> cpu.pat;
                    case Msr.EFER -> cpu.efer;
                    case Msr.STAR -> cpu.star;
                    case Msr.LSTAR -> cpu.lstar;
                    case Msr.CSTAR -> cpu.cstar;
                    case Msr.FMASK -> cpu.fmask;
                    case Msr.FS_BASE -> cpu.fsBase;
                    case Msr.GS_BASE -> cpu.gsBase;
                    case Msr.KERNEL_GS_BASE -> cpu.kernelGsBase;
                    default -> throw GuestFault.generalProtection(0);
                };
        cpu.gpr[Gpr.RAX] = value & 0xffff_ffffL;
        cpu.gpr[Gpr.RDX] = value >>> 32;
    }

    static void write(Cpu cpu) {
        long value = cpu.gpr[Gpr.RDX] << 32 | cpu.gpr[Gpr.RAX] & 0xffff_ffffL;
        switch ((int) cpu.gpr[Gpr.RCX]) {
            case Msr.APIC_BASE -> cpu.apicBase = value;
            case Msr.PAT -> cpu.pat = value;
            case Msr.EFER -> writeEfer(cpu, value);
            case Msr.STAR -> cpu.star = value;
            case Msr.LSTAR -> cpu.lstar = canonical(value);
            case Msr.CSTAR -> cpu.cstar = canonical(value);
            case Msr.FMASK -> cpu.fmask = value & 0xffff_ffffL;
            case Msr.FS_BASE -> cpu.fsBase = canonical(value);
            case Msr.GS_BASE -> cpu.gsBase = canonical(value);
            case Msr.KERNEL_GS_BASE -> cpu.kernelGsBase = canonical(value);
            default -> throw GuestFault.generalProtection(0);
        }
    }

    /** LMA is read-only, and LME cannot change while paging is on (SDM vol. 3 §9.8.5). */
    private static void writeEfer(Cpu cpu, long value) {
        boolean paging = (cpu.cr0 & ControlBits.CR0_PG) != 0;
        boolean leavesLongMode = ((value ^ cpu.efer) & ControlBits.EFER_LME) != 0 && paging;
        if ((value & ~(EFER_WRITABLE | ControlBits.EFER_LMA)) != 0 || leavesLongMode) {
            throw GuestFault.generalProtection(0);
        }
        cpu.efer = value & EFER_WRITABLE | cpu.efer & ControlBits.EFER_LMA;
        cpu.tlb().flushAll(FlushCause.EFER_WRITE);
    }

    private static long canonical(long value) {
        if (!Paging.isCanonical(value)) {
            throw GuestFault.generalProtection(0);
        }
        return value;
    }
}
