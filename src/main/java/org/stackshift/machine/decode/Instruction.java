package org.stackshift.machine.decode;

import java.util.List;

/**
 * One decoded instruction. Operands stand in Intel order: destination first. String instructions
 * list their memory operands; other implicit operands that the assembler does not write (rsp of
 * push, rdx:rax of mul) are not listed.
 *
 * @param form the row of the opcode table that matched
 * @param operands at most three, in Intel order
 * @param operandSize 1, 2, 4 or 8: the width of integer work; for SSE the width that REX.W chose (4
 *     or 8)
 * @param addressSize 8 or 4
 * @param condition 0-15 for jcc, setcc, cmovcc (SDM vol. 1 appendix B), else 0
 * @param prefixes bits of {@link Prefix}
 * @param length in bytes, 1-15
 */
public record Instruction(
        Form form,
        List<Operand> operands,
        int operandSize,
        int addressSize,
        int condition,
        int prefixes,
        int length)
        implements Decoded {
    /** What it does, without width or condition. */
    public Mnemonic mnemonic() {
        return form.mnemonic();
    }

    /** The same bytes read as another instruction with the same operands. */
    public Instruction as(Mnemonic other) {
        return new Instruction(
                form.as(other), operands, operandSize, addressSize, condition, prefixes, length);
    }

    /** Whether a prefix (a bit of {@link Prefix}) is present. */
    public boolean has(int prefix) {
        return (prefixes & prefix) != 0;
    }

    /** Whether the instruction may carry LOCK; with any other LOCK is #UD. */
    public boolean lockable() {
        return form.lockable() && operands.getFirst() instanceof Operand.Memory;
    }

    /** Whether the next instruction need not be the one that follows in memory. */
    public boolean isControlTransfer() {
        return mnemonic().isControlTransfer();
    }
}
