package org.stackshift.machine.decode;

import java.util.List;

/**
 * One row of the opcode table: an instruction in one of its encodings.
 *
 * @param mnemonic what it does
 * @param operands in Intel order
 * @param mandatoryPrefixes the bits of {@link Prefix} that are part of the opcode: of 66, F3, F2
 *     and REX.W
 * @param lockable whether LOCK is permitted when the destination is memory
 * @param sizing how the operand size comes about
 * @param name how objdump calls this form
 * @param feature what a CPU must have to execute it
 */
public record Form(
        Mnemonic mnemonic,
        List<OperandCode> operands,
        int mandatoryPrefixes,
        boolean lockable,
        Sizing sizing,
        String name,
        Feature feature) {

    /** How prefixes choose the operand size (SDM vol. 1 table 3-4). */
    public enum Sizing {
        /** Always 1. */
        BYTE,
        /** 4; 2 with 66; 8 with REX.W. */
        USUAL,
        /** 8; 2 with 66. */
        DEFAULT_64,
        /** Always 8. */
        FORCED_64
    }

    /** The same encoding as a base instruction that does something else. */
    Form as(Mnemonic other) {
        return new Form(other, operands, mandatoryPrefixes, lockable, sizing, name, Feature.BASE);
    }

    /** The operand size in bytes under these bits of {@link Prefix}, without the mandatory one. */
    int operandSize(int prefixes) {
        boolean rexW = (prefixes & Prefix.REX_W) != 0;
        boolean word = (prefixes & Prefix.OPERAND_SIZE) != 0;
        return switch (sizing) {
            case BYTE -> 1;
            case FORCED_64 -> 8;
            case DEFAULT_64 -> word && !rexW ? 2 : 8;
            case USUAL -> rexW ? 8 : word ? 2 : 4;
        };
    }

    /** Whether the low four bits of the opcode are a condition. */
    boolean hasCondition() {
        return switch (mnemonic) {
            case JCC, SETCC, CMOVCC -> true;
            default -> false;
        };
    }
}
