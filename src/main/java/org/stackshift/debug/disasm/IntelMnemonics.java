package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Instruction;

/** Mnemonics as Intel syntax spells them; sizes stand with the operands. */
final class IntelMnemonics {
    private IntelMnemonics() {}

    static String name(EncodedInstruction encoded) {
        Instruction instruction = encoded.instruction();
        int size = instruction.operandSize();
        String name = CommonMnemonics.name(encoded);
        return switch (encoded.mnemonic()) {
            case CBW -> bySize(size, "cbw", "cwde", "cdqe");
            case CWD -> bySize(size, "cwd", "cdq", "cqo");
            case LCALL -> "call";
            case LJMP -> "jmp";
            case LRET -> "retf" + CommonMnemonics.wordOrQuad(instruction);
            case SYSRET, SYSEXIT -> name + (size == 8 ? "q" : "d");
            case FLDENV, FNSTENV, FRSTOR, FNSAVE -> size == 2 ? name + "w" : name;
            default -> name;
        };
    }

    private static String bySize(int size, String word, String dword, String qword) {
        return switch (size) {
            case 2 -> word;
            case 4 -> dword;
            default -> qword;
        };
    }
}
