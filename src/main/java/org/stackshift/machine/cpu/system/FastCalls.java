package org.stackshift.machine.cpu.system;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Paging;

/**
 * syscall and sysret (SDM vol. 3 §5.8.8): no table, no stack, no TSS; rip, rflags and the selectors
 * change, rsp does not.
 *
 * <pre>
 * STAR  63..48           47..32            31..0
 *       sysret cs and ss  syscall cs and ss  unused in 64-bit mode
 * </pre>
 */
final class FastCalls {
    /** What sysret takes from r11. */
    private static final long RETURNED_FLAGS = 0x3c_7fd7;

    private FastCalls() {}

    static void syscall(Cpu cpu) {
        requireEnabled(cpu);
        cpu.gpr[Gpr.RCX] = cpu.rip;
        cpu.gpr[Gpr.R11] = cpu.rflags() & ~Rflags.RF;
        cpu.events().syscall(cpu.icount, cpu.gpr[Gpr.RAX], cpu.rip, cpu.gpr[Gpr.RSP]);
        int base = (int) (cpu.star >>> 32) & 0xfffc;
        enter(cpu, base, base + 8, cpu.lstar, 0);
        cpu.setRflags(cpu.gpr[Gpr.R11] & ~cpu.fmask);
        cpu.singleStep = (cpu.flagsRest & Rflags.TF) != 0;
    }

    static void sysret(Cpu cpu, int operandSize) {
        requireEnabled(cpu);
        long target = cpu.gpr[Gpr.RCX];
        // An operand size of 32 bits asks for compatibility mode, which this machine does not have.
        if (cpu.cpl != 0 || operandSize != 8 || !Paging.isCanonical(target)) {
            throw GuestFault.generalProtection(0);
        }
        cpu.events().sysret(cpu.icount, cpu.gpr[Gpr.RAX], target, cpu.gpr[Gpr.RSP]);
        int base = (int) (cpu.star >>> 48);
        cpu.setRflags(cpu.gpr[Gpr.R11] & RETURNED_FLAGS);
        enter(cpu, base + 16 | 3, base + 8 | 3, target, 3);
    }

    private static void enter(Cpu cpu, int cs, int ss, long target, int ring) {
        cpu.selector[Segment.CS] = (short) cs;
        cpu.selector[Segment.SS] = (short) ss;
        cpu.rip = target;
        cpu.setCpl(ring);
    }

    private static void requireEnabled(Cpu cpu) {
        if ((cpu.efer & ControlBits.EFER_SCE) == 0) {
            throw GuestFault.undefined();
        }
    }
}
