package org.stackshift.machine.cpu.system;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Descriptors;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Paging;

/**
 * iret in 64-bit mode: pops rip, cs, rflags, rsp and ss, all five whether or not the ring changes
 * (SDM vol. 2, IRET). One object stands for one instruction.
 *
 * @param rip address of the instruction
 * @param bytes width of each word: 8 for iretq
 */
record InterruptReturns(long rip, int bytes) {
    private static final long ANY_RING =
            Rflags.STATUS | Rflags.TF | Rflags.DF | Rflags.NT | Rflags.AC | Rflags.ID;

    private static final int IOPL_SHIFT = Long.numberOfTrailingZeros(Rflags.IOPL);

    void execute(Cpu cpu) {
        if ((cpu.flagsRest & Rflags.NT) != 0) {
            throw GuestFault.generalProtection(0);
        }
        long target = word(cpu, 0);
        int cs = (int) word(cpu, 1) & 0xffff;
        long rflags = word(cpu, 2);
        long rsp = word(cpu, 3);
        int ss = (int) word(cpu, 4) & 0xffff;
        FarTransfers.checkReturnSegment(cpu, cs);
        int ring = cs & 3;
        checkStack(cpu, ss, ring);
        if (!Paging.isCanonical(target)) {
            throw GuestFault.generalProtection(0);
        }
        cpu.events().interruptReturn(cpu.icount, rip, target, ring, cpu.gpr[Gpr.RSP], rsp);
        restoreFlags(cpu, rflags);
        cpu.writeRsp(rip, rsp);
        cpu.rip = target;
        cpu.selector[Segment.CS] = (short) cs;
        cpu.selector[Segment.SS] = (short) ss;
        leaveRing(cpu, ring);
    }

    private long word(Cpu cpu, int index) {
        return cpu.load(cpu.gpr[Gpr.RSP] + (long) bytes * index, bytes);
    }

    /** ss may be null when the target ring is not 3: interrupts from the outer rings left it so. */
    private static void checkStack(Cpu cpu, int ss, int ring) {
        if (!Descriptors.isNull(ss)) {
            SegmentRegisters.checkStack(cpu, ss, ring);
        } else if (ring == 3 || (ss & 3) != ring) {
            throw GuestFault.generalProtection(0);
        }
    }

    /** RF would only matter to breakpoints in debug registers. */
    private static void restoreFlags(Cpu cpu, long popped) {
        long old = cpu.rflags();
        long iopl = (old & Rflags.IOPL) >>> IOPL_SHIFT;
        long changed = ANY_RING;
        changed |= cpu.cpl <= iopl ? Rflags.IF : 0;
        changed |= cpu.cpl == 0 ? Rflags.IOPL : 0;
        cpu.setRflags(old & ~changed | popped & changed);
    }

    /** On the way outward, data segments that the new ring could not have loaded become null. */
    private static void leaveRing(Cpu cpu, int ring) {
        if (ring > cpu.cpl) {
            dropSegment(cpu, Segment.ES, ring);
            dropSegment(cpu, Segment.DS, ring);
            dropSegment(cpu, Segment.FS, ring);
            dropSegment(cpu, Segment.GS, ring);
        }
        cpu.setCpl(ring);
    }

    private static void dropSegment(Cpu cpu, int segment, int ring) {
        int selector = cpu.selector[segment] & 0xffff;
        if (Descriptors.isNull(selector)) {
            return;
        }
        long descriptor = Descriptors.load(cpu, selector, selector & 0xfffc);
        if (SegmentDescriptor.dpl(descriptor) < ring
                && !SegmentDescriptor.isConforming(descriptor)) {
            cpu.selector[segment] = 0;
        }
    }
}
