package org.stackshift.machine.cpu;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.isa.Vector;
import org.stackshift.machine.decode.Decoded;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/**
 * Tells the two faults for a non-canonical address apart: #SS for accesses through the stack
 * segment, #GP for all others (SDM vol. 1 §3.3.7.1). Asked only when such a fault happens, so that
 * no access has to carry its segment along.
 */
final class StackFaults {
    private static final int LONGEST_INSTRUCTION = 15;

    /**
     * The largest distance from rsp at which an instruction that pushes or pops may touch the
     * stack.
     */
    private static final long REACH = 64;

    private StackFaults() {}

    /** The fault as the guest sees it; {@code cpu.rip} names the instruction. */
    static GuestFault resolve(Cpu cpu, GuestFault fault) {
        boolean nonCanonical = fault.vector() == Vector.GP && fault.address() != 0;
        return nonCanonical && instructionUsesStack(cpu, fault.address())
                ? new GuestFault(Vector.SS, 0, fault.address())
                : fault;
    }

    private static boolean instructionUsesStack(Cpu cpu, long vaddr) {
        if (!(decode(cpu) instanceof Instruction insn)) {
            return false;
        }
        boolean named =
                insn.operands().stream()
                        .anyMatch(
                                operand ->
                                        operand instanceof Operand.Memory memory
                                                && isStackAddress(memory));
        return named
                || switch (insn.mnemonic()) {
                    case LEAVE -> true;
                    case PUSH, POP, PUSHF, POPF, CALL, RET, ENTER, IRET, LCALL, LRET ->
                            Math.abs(vaddr - cpu.gpr[Gpr.RSP]) <= REACH;
                    default -> false;
                };
    }

    private static boolean isStackAddress(Operand.Memory memory) {
        boolean base = memory.base() == Gpr.RSP || memory.base() == Gpr.RBP;
        return base && memory.segment() < Segment.FS || memory.segment() == Segment.SS;
    }

    private static Decoded decode(Cpu cpu) {
        byte[] code = new byte[LONGEST_INSTRUCTION];
        int count = 0;
        for (; count < code.length; count++) {
            long paddr = cpu.mmu().paging().peek(cpu.rip + count);
            if (paddr < 0 || !cpu.mmu().ram().contains(paddr, 1)) {
                break;
            }
            code[count] = cpu.mmu().ram().read8(paddr);
        }
        return Decoder.decode(code, 0, count);
    }
}
