package org.stackshift.debug.disasm;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.OperandCode.Method;
import org.stackshift.machine.decode.Prefix;
import org.stackshift.machine.decode.Width;

/** Mnemonics as AT&amp;T syntax spells them, with a suffix where no operand tells the size. */
final class AttMnemonics {
    private AttMnemonics() {}

    static String name(EncodedInstruction encoded) {
        Instruction instruction = encoded.instruction();
        int size = instruction.operandSize();
        String name = CommonMnemonics.name(encoded);
        return switch (encoded.mnemonic()) {
            case MOVZX, MOVSX ->
                    name.substring(0, 4)
                            + suffix(instruction.operands().get(1).size())
                            + suffix(size);
            case CRC32 -> name + suffix(instruction.operands().get(1).size());
            case MOVSXD -> size == 8 ? "movslq" : name;
            case CBW -> bySize(size, "cbtw", "cwtl", "cltq");
            case CWD -> bySize(size, "cwtd", "cltd", "cqto");
            case MOVS, CMPS, INS -> name + suffix(instruction.operands().getFirst().size());
            case OUTS -> name + suffix(instruction.operands().getLast().size());
            case LCALL, LJMP -> size == 2 ? name + "w" : name;
            case LRET -> name + CommonMnemonics.wordOrQuad(instruction);
            case SYSRET, SYSEXIT -> name + (size == 8 ? "q" : "l");
            case LOOP, LOOPE, LOOPNE ->
                    hinted(encoded, instruction.addressSize() == 4 ? name + "l" : name);
            case JCC, JRCXZ -> hinted(encoded, name);
            case FSUB, FSUBR, FDIV, FDIVR, FSUBP, FSUBRP, FDIVP, FDIVRP ->
                    inMemory(encoded) ? name + floatSuffix(encoded) : swapReversed(encoded, name);
            case FLD, FST, FSTP, FADD, FMUL, FCOM, FCOMP -> name + floatSuffix(encoded);
            case FILD,
                    FIST,
                    FISTP,
                    FISTTP,
                    FIADD,
                    FIMUL,
                    FICOM,
                    FICOMP,
                    FISUB,
                    FISUBR,
                    FIDIV,
                    FIDIVR ->
                    name + integerSuffix(encoded);
            case FLDENV, FNSTENV, FRSTOR, FNSAVE -> size == 2 ? name + "s" : name;
            default -> needsSuffix(encoded) ? name + suffix(memorySize(encoded)) : name;
        };
    }

    /** The branch hint that a segment prefix gives (SDM vol. 2 §2.1.1), or null. */
    static @Nullable String hint(EncodedInstruction encoded) {
        return switch (encoded.mnemonic()) {
            case JCC, JRCXZ, LOOP, LOOPE, LOOPNE -> {
                boolean cs = encoded.instruction().has(Prefix.SEGMENT_CS);
                boolean ds = encoded.instruction().has(Prefix.SEGMENT_DS);
                yield cs == ds ? null : cs ? ",pn" : ",pt";
            }
            default -> null;
        };
    }

    private static String hinted(EncodedInstruction encoded, String name) {
        String hint = hint(encoded);
        return hint == null ? name : name + hint;
    }

    private static String suffix(int bytes) {
        return switch (bytes) {
            case 1 -> "b";
            case 2 -> "w";
            case 4 -> "l";
            default -> "q";
        };
    }

    private static String bySize(int size, String word, String dword, String qword) {
        return switch (size) {
            case 2 -> word;
            case 4 -> dword;
            default -> qword;
        };
    }

    private static String floatSuffix(EncodedInstruction encoded) {
        if (!inMemory(encoded)) {
            return "";
        }
        return switch (encoded.operands().getFirst().size()) {
            case 4 -> "s";
            case 8 -> "l";
            default -> "t";
        };
    }

    private static String integerSuffix(EncodedInstruction encoded) {
        return switch (encoded.operands().getFirst().size()) {
            case 2 -> "s";
            case 4 -> "l";
            default -> "ll";
        };
    }

    /**
     * The System V assembler exchanged fsub with fsubr and fdiv with fdivr where the destination is
     * not the top of the stack, and AT&amp;T syntax keeps it so.
     */
    private static String swapReversed(EncodedInstruction encoded, String name) {
        if (encoded.method(0) != Method.ST_RM) {
            return name;
        }
        String pop = name.endsWith("p") ? "p" : "";
        String stem = name.substring(0, name.length() - pop.length());
        return (stem.endsWith("r") ? stem.substring(0, stem.length() - 1) : stem + "r") + pop;
    }

    private static boolean inMemory(EncodedInstruction encoded) {
        return encoded.operands().getFirst() instanceof Operand.Memory;
    }

    private static int memorySize(EncodedInstruction encoded) {
        for (Operand operand : encoded.operands()) {
            if (operand instanceof Operand.Memory memory) {
                return memory.size();
            }
        }
        return encoded.instruction().operandSize();
    }

    private static boolean needsSuffix(EncodedInstruction encoded) {
        boolean sizedMemory = false;
        for (int i = 0; i < encoded.codes().size(); i++) {
            switch (encoded.method(i)) {
                case GPR_REG, GPR_VEX, SEGMENT_REG -> {
                    return false;
                }
                case GPR_OR_MEMORY -> sizedMemory = isSizedMemory(encoded, i);
                default -> {}
            }
        }
        return sizedMemory
                && switch (encoded.mnemonic()) {
                    case SETCC, PINSRB, PEXTRB -> false;
                    case PUSH, POP, CALL, JMP -> encoded.instruction().operandSize() == 2;
                    default -> true;
                };
    }

    private static boolean isSizedMemory(EncodedInstruction encoded, int operand) {
        Width width = encoded.width(operand);
        return encoded.operands().get(operand) instanceof Operand.Memory
                && (width == Width.B || width == Width.V || width == Width.Y);
    }
}
