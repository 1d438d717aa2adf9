package org.stackshift.debug;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;

import java.util.OptionalLong;

/**
 * Tells whether an instruction moves rsp by some distance, as frames do, or to another place, as
 * switches do.
 */
final class RspMove {
    private static final int LONGEST = 15;

    private RspMove() {}

    /** Whether the instruction at {@code rip} only adds to rsp, subtracts from it or aligns it. */
    static boolean isRelative(long rip, Peek peek) {
        byte[] code = new byte[LONGEST];
        int length = 0;
        while (length < LONGEST) {
            OptionalLong value = peek.load(rip + length, 1);
            if (value.isEmpty()) {
                break;
            }
            code[length++] = (byte) value.getAsLong();
        }
        return Decoder.decode(code, 0, length) instanceof Instruction instruction
                && isRelative(instruction);
    }

    private static boolean isRelative(Instruction instruction) {
        if (instruction.operands().isEmpty() || !isRsp(instruction.operands().getFirst())) {
            return false;
        }
        return switch (instruction.mnemonic()) {
            case Mnemonic.SUB, Mnemonic.ADD, Mnemonic.AND -> true;
            case Mnemonic.LEA ->
                    instruction.operands().get(1) instanceof Operand.Memory memory
                            && memory.base() == Gpr.RSP;
            default -> false;
        };
    }

    private static boolean isRsp(Operand operand) {
        return operand instanceof Operand.Register(Operand.RegisterFile file, int index, int size)
                && file == Operand.RegisterFile.GPR
                && index == Gpr.RSP
                && size == Long.BYTES;
    }
}
