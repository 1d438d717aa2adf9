package org.stackshift.machine.decode;

import java.util.List;

/**
 * One decoded instruction. Operands stand in Intel order: destination first. String instructions
 * list their memory operands; other implicit operands that the assembler does not write (rsp of
 * push, rdx:rax of mul) are not listed.
 *
 * @param mnemonic what it does, without width or condition
 * @param operands at most three, in Intel order
 * @param operandSize 1, 2, 4 or 8: the width of integer work; for SSE the width that REX.W chose (4
 *     or 8)
 * @param addressSize 8 or 4
 * @param condition 0-15 for jcc, setcc, cmovcc (SDM vol. 1 appendix B), else 0
 * @param prefixes bits of {@link Prefix}
 * @param lockable whether this form may carry LOCK; with any other LOCK is #UD
 * @param name how objdump spells this form, without AT&amp;T suffix: mostly the mnemonic in lower
 *     case
 * @param length in bytes, 1-15
 */
public record Instruction(
        Mnemonic mnemonic,
        List<Operand> operands,
        int operandSize,
        int addressSize,
        int condition,
        int prefixes,
        boolean lockable,
        String name,
        int length)
        implements Decoded {
    /** Whether a prefix (a bit of {@link Prefix}) is present. */
    public boolean has(int prefix) {
        return (prefixes & prefix) != 0;
    }

    /** Whether the next instruction need not be the one that follows in memory. */
    public boolean isControlTransfer() {
        return mnemonic.isControlTransfer();
    }
}
