package org.stackshift.machine.cpu.system;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Descriptors;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.Paging;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/**
 * Far jump, call and return between 64-bit code segments (SDM vol. 2, JMP, CALL, RET); call gates
 * are #GP.
 */
final class FarTransfers {
    private FarTransfers() {}

    static Op create(Instruction insn, long rip, long nextRip) {
        int bytes = insn.operandSize();
        if (insn.operands().isEmpty() || insn.operands().getFirst() instanceof Operand.Immediate) {
            long released =
                    insn.operands().isEmpty()
                            ? 0
                            : ((Operand.Immediate) insn.operands().getFirst()).value() & 0xffff;
            return SystemOp.any(cpu -> farReturn(cpu, rip, bytes, released));
        }
        EffectiveAddress pointer = SystemOps.memory(insn, nextRip);
        return switch (insn.mnemonic()) {
            case LCALL -> SystemOp.any(cpu -> farCall(cpu, pointer.of(cpu), bytes));
            default -> SystemOp.any(cpu -> farJump(cpu, pointer.of(cpu), bytes));
        };
    }

    private static void farJump(Cpu cpu, long pointer, int bytes) {
        long target = canonical(cpu.load(pointer, bytes));
        int selector = cpu.load16(pointer + bytes);
        checkSameRing(cpu, selector);
        transfer(cpu, selector, target);
    }

    private static void farCall(Cpu cpu, long pointer, int bytes) {
        long target = canonical(cpu.load(pointer, bytes));
        int selector = cpu.load16(pointer + bytes);
        checkSameRing(cpu, selector);
        long rsp = cpu.gpr[Gpr.RSP] - 2L * bytes;
        cpu.probeWrite(rsp, 2 * bytes);
        cpu.store(rsp + bytes, bytes, cpu.selector[Segment.CS] & 0xffffL);
        cpu.store(rsp, bytes, cpu.rip);
        cpu.gpr[Gpr.RSP] = rsp;
        transfer(cpu, selector, target);
    }

    private static void farReturn(Cpu cpu, long rip, int bytes, long released) {
        long rsp = cpu.gpr[Gpr.RSP];
        long target = canonical(cpu.load(rsp, bytes));
        int cs = (int) cpu.load(rsp + bytes, bytes) & 0xffff;
        checkReturnSegment(cpu, cs);
        int ring = cs & 3;
        long behind = rsp + 2L * bytes + released;
        if (ring > cpu.cpl) {
            long outerRsp = cpu.load(behind, bytes);
            int ss = (int) cpu.load(behind + bytes, bytes) & 0xffff;
            SegmentRegisters.checkStack(cpu, ss, ring);
            cpu.selector[Segment.SS] = (short) ss;
            cpu.writeRsp(rip, outerRsp + released);
        } else {
            cpu.gpr[Gpr.RSP] = behind;
        }
        cpu.selector[Segment.CS] = (short) cs;
        cpu.rip = target;
        cpu.setCpl(ring);
    }

    private static void transfer(Cpu cpu, int selector, long target) {
        cpu.selector[Segment.CS] = (short) (selector & ~3 | cpu.cpl);
        cpu.rip = target;
    }

    private static void checkSameRing(Cpu cpu, int selector) {
        int error = selector & 0xfffc;
        long code = codeSegment(cpu, selector, error);
        boolean allowed =
                SegmentDescriptor.isConforming(code)
                        ? SegmentDescriptor.dpl(code) <= cpu.cpl
                        : SegmentDescriptor.dpl(code) == cpu.cpl && (selector & 3) <= cpu.cpl;
        if (!allowed) {
            throw GuestFault.generalProtection(error);
        }
    }

    /** Checks the cs that iret or a far return pops: this ring or an outer one. */
    static void checkReturnSegment(Cpu cpu, int selector) {
        int error = selector & 0xfffc;
        long code = codeSegment(cpu, selector, error);
        int ring = selector & 3;
        boolean allowed =
                SegmentDescriptor.isConforming(code)
                        ? SegmentDescriptor.dpl(code) <= ring
                        : SegmentDescriptor.dpl(code) == ring;
        if (ring < cpu.cpl || !allowed) {
            throw GuestFault.generalProtection(error);
        }
    }

    /** A present 64-bit code segment: there is no compatibility mode to go to. */
    private static long codeSegment(Cpu cpu, int selector, int error) {
        long code = Descriptors.load(cpu, selector, error);
        boolean long64 =
                SegmentDescriptor.isCode(code)
                        && SegmentDescriptor.isLong(code)
                        && !SegmentDescriptor.isDefault32(code);
        if (!long64) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(code)) {
            throw new GuestFault(Vector.NP, error, 0);
        }
        return code;
    }

    private static long canonical(long target) {
        if (!Paging.isCanonical(target)) {
            throw GuestFault.generalProtection(0);
        }
        return target;
    }
}
