package org.stackshift.machine.cpu.system;

import org.stackshift.isa.ControlBits;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.event.FlushCause;
import org.stackshift.machine.memory.PageWalk;

/**
 * What may be written to control and debug registers in 64-bit mode, and what follows (SDM vol. 3
 * §2.5).
 */
final class ControlRegisters {
    private static final long CR0_FIXED = ControlBits.CR0_PE | ControlBits.CR0_PG;
    private static final long CR4_KNOWN =
            ControlBits.CR4_TSD
                    | ControlBits.CR4_DE
                    | ControlBits.CR4_PSE
                    | ControlBits.CR4_PAE
                    | ControlBits.CR4_MCE
                    | ControlBits.CR4_PGE
                    | ControlBits.CR4_PCE
                    | ControlBits.CR4_OSFXSR
                    | ControlBits.CR4_OSXMMEXCPT
                    | ControlBits.CR4_SMEP
                    | ControlBits.CR4_SMAP;

    /**
     * PGE says which translations are global. SMEP and SMAP need no flush of everything on
     * hardware; here translations have those rights worked in.
     */
    private static final long CR4_FLUSHING =
            ControlBits.CR4_PGE | ControlBits.CR4_SMEP | ControlBits.CR4_SMAP;

    private static final long PCID = 0xfff;

    /** Reserved bits of dr6 and dr7 that read as given whatever is written (SDM vol. 3 §17.2). */
    private static final long DR6_ONE = 0xffff_0ff0L;

    private static final long DR6_ZERO = 1 << 12;
    private static final long DR7_ONE = 1 << 10;
    private static final long DR7_ZERO = 0xd800;

    private static final int STATUS_WORD = 0xf;

    private ControlRegisters() {}

    static long read(Cpu cpu, int index) {
        return switch (index) {
            case 0 -> cpu.cr0;
            case 2 -> cpu.cr2;
            case 3 -> cpu.cr3;
            case 4 -> cpu.cr4;
            case 8 -> cpu.cr8;
            default -> throw GuestFault.undefined();
        };
    }

    static void write(Cpu cpu, int index, long value) {
        switch (index) {
            case 0 -> writeCr0(cpu, value);
            case 2 -> cpu.cr2 = value;
            case 3 -> writeCr3(cpu, value);
            case 4 -> writeCr4(cpu, value);
            case 8 -> {
                require(value >>> 4 == 0);
                cpu.cr8 = value;
            }
            default -> throw GuestFault.undefined();
        }
    }

    /**
     * 64-bit mode cannot be left without leaving it first for compatibility mode, which does not
     * exist here.
     */
    private static void writeCr0(Cpu cpu, long value) {
        boolean cachesContradict =
                (value & ControlBits.CR0_NW) != 0 && (value & ControlBits.CR0_CD) == 0;
        require(value >>> 32 == 0 && (value & CR0_FIXED) == CR0_FIXED && !cachesContradict);
        long changed = cpu.cr0 ^ value;
        cpu.cr0 = value | ControlBits.CR0_ET;
        if ((changed & (ControlBits.CR0_PG | ControlBits.CR0_WP)) != 0) {
            cpu.tlb().flushAll(FlushCause.CR0_WRITE);
        }
    }

    /** Bit 63 exists only with CR4.PCIDE (SDM vol. 3 §4.10.4.1). */
    private static void writeCr3(Cpu cpu, long value) {
        long address = has(cpu.cr4, ControlBits.CR4_PCIDE) ? value & Long.MAX_VALUE : value;
        require(address >>> PageWalk.PHYSICAL_BITS == 0);
        cpu.tlb().loadCr3(value);
    }

    /** PCIDE may be set only in 64-bit mode while cr3 names context 0 (SDM vol. 3 §4.10.1). */
    private static void writeCr4(Cpu cpu, long value) {
        long known = cpu.model().pcid() ? CR4_KNOWN | ControlBits.CR4_PCIDE : CR4_KNOWN;
        require((value & ~known) == 0 && has(value, ControlBits.CR4_PAE));
        long changed = cpu.cr4 ^ value;
        if (has(changed & value, ControlBits.CR4_PCIDE)) {
            require((cpu.cr3 & PCID) == 0 && has(cpu.efer, ControlBits.EFER_LMA));
        }
        cpu.cr4 = value;
        boolean leavesPcids = has(changed & ~value, ControlBits.CR4_PCIDE);
        if (leavesPcids || (changed & CR4_FLUSHING) != 0) {
            cpu.tlb().flushAll(FlushCause.CR4_WRITE);
        }
    }

    private static boolean has(long value, long bit) {
        return (value & bit) != 0;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw GuestFault.generalProtection(0);
        }
    }

    static void clearTaskSwitched(Cpu cpu) {
        cpu.cr0 &= ~ControlBits.CR0_TS;
    }

    /** lmsw: the low four bits of cr0, of which PE cannot be cleared. */
    static void loadStatusWord(Cpu cpu, int value) {
        cpu.cr0 = cpu.cr0 & ~STATUS_WORD | value & STATUS_WORD | cpu.cr0 & ControlBits.CR0_PE;
    }

    /** dr4 and dr5 are other names of dr6 and dr7 unless CR4.DE forbids them. */
    static long readDebug(Cpu cpu, int index) {
        return cpu.dr[debugIndex(cpu, index)];
    }

    static void writeDebug(Cpu cpu, int index, long value) {
        int actual = debugIndex(cpu, index);
        require(actual < 4 || value >>> 32 == 0);
        cpu.dr[actual] =
                switch (actual) {
                    case 6 -> value & ~DR6_ZERO | DR6_ONE;
                    case 7 -> value & ~DR7_ZERO | DR7_ONE;
                    default -> value;
                };
    }

    private static int debugIndex(Cpu cpu, int index) {
        boolean alias = index == 4 || index == 5;
        if (index > 7 || alias && (cpu.cr4 & ControlBits.CR4_DE) != 0) {
            throw GuestFault.undefined();
        }
        return alias ? index + 2 : index;
    }
}
