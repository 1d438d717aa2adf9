package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.OperandCode;
import org.stackshift.machine.decode.OperandCode.Method;
import org.stackshift.machine.decode.Prefix;
import org.stackshift.machine.decode.Width;

import java.util.List;

/** An instruction together with its bytes, which tell how it was spelled. */
final class EncodedInstruction {
    private static final int ESCAPE = 0x0f;
    private static final int SIB_FOLLOWS = 4;

    /** The prefix of three bytes: the only one that our instructions have. */
    private static final int VEX_LENGTH = 3;

    private final Instruction instruction;
    private final byte[] code;
    private final int start;
    private final int opcode;
    private final boolean waits;

    /**
     * @param instruction what was decoded
     * @param code where its bytes are
     * @param start of its first byte there
     * @param waits whether an fwait before it belongs to it, as in {@code fstcw}
     */
    EncodedInstruction(Instruction instruction, byte[] code, int start, boolean waits) {
        this.instruction = instruction;
        this.code = code;
        this.start = start;
        this.waits = waits;
        int position = start;
        while (PrefixByte.isPrefix(code[position])) {
            position++;
        }
        opcode = position;
    }

    Instruction instruction() {
        return instruction;
    }

    Mnemonic mnemonic() {
        return instruction.mnemonic();
    }

    List<Operand> operands() {
        return instruction.operands();
    }

    List<OperandCode> codes() {
        return instruction.form().operands();
    }

    Method method(int operand) {
        return codes().get(operand).method();
    }

    /** The width letter that applies to an operand, which may depend on whether it is in memory. */
    Width width(int operand) {
        OperandCode operandCode = codes().get(operand);
        return operands().get(operand) instanceof Operand.Memory
                ? operandCode.memoryWidth()
                : operandCode.width();
    }

    boolean waits() {
        return waits;
    }

    int prefixCount() {
        return opcode - start;
    }

    /** The prefix byte at position {@code i}, 0-255. */
    int prefix(int i) {
        return code[start + i] & 0xff;
    }

    boolean hasSib() {
        return (modRm() & 0xc0) != 0xc0 && (modRm() & 7) == SIB_FOLLOWS;
    }

    int sib() {
        return code[modRmPosition() + 1] & 0xff;
    }

    /** The mod field: how many bytes of displacement were written. */
    int mod() {
        return modRm() >> 6;
    }

    private int modRm() {
        return code[modRmPosition()] & 0xff;
    }

    private int modRmPosition() {
        if (instruction.has(Prefix.VEX)) {
            return opcode + VEX_LENGTH + 1;
        }
        if (code[opcode] != ESCAPE) {
            return opcode + 1;
        }
        return code[opcode + 1] == 0x38 || code[opcode + 1] == 0x3a ? opcode + 3 : opcode + 2;
    }
}
