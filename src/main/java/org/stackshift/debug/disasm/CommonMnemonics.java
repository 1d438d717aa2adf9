package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.OperandCode.Method;
import org.stackshift.machine.decode.Prefix;

import java.util.List;

/** Mnemonics that both syntaxes spell alike. */
final class CommonMnemonics {
    /** Conditions by the low four bits of the opcode (SDM vol. 1 appendix B). */
    private static final List<String> CONDITIONS =
            List.of(
                    "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge",
                    "le", "g");

    /** Predicates of cmpps and its kin (SDM vol. 2, CMPPS, table 3-1). */
    private static final List<String> PREDICATES =
            List.of("eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord");

    private CommonMnemonics() {}

    static String name(EncodedInstruction encoded) {
        Instruction instruction = encoded.instruction();
        String name = instruction.form().name();
        return switch (encoded.mnemonic()) {
            case JCC -> "j" + CONDITIONS.get(instruction.condition());
            case SETCC -> "set" + CONDITIONS.get(instruction.condition());
            case CMOVCC -> "cmov" + CONDITIONS.get(instruction.condition());
            case JRCXZ -> instruction.addressSize() == 8 ? name : "jecxz";
            case MOV -> isAbsolute(encoded) ? "movabs" : name;
            case NOP -> isWordNop(encoded) ? "xchg" : name;
            case CMPPS, CMPPD, CMPSS, CMPSD_SSE -> hasPredicate(encoded) ? compare(encoded) : name;
            case IRET -> name + wordOrQuad(instruction);
            case PUSH, POP, PUSHF, POPF, LEAVE, ENTER -> name + (isWordForm(encoded) ? "w" : "");
            case FXSAVE, FXRSTOR, XSAVE, XRSTOR, XSAVEC, XSAVEOPT ->
                    instruction.has(Prefix.REX_W) ? name + "64" : name;
            case PCMPESTRI, PCMPESTRM -> instruction.has(Prefix.REX_W) ? name + "q" : name;
            case FNSTCW, FNSTSW, FNSTENV, FNSAVE, FNINIT, FNCLEX ->
                    encoded.waits() ? "f" + name.substring(2) : name;
            default -> name;
        };
    }

    /** The suffix of a far return: nothing for the usual four bytes. */
    static String wordOrQuad(Instruction instruction) {
        return switch (instruction.operandSize()) {
            case 2 -> "w";
            case 8 -> "q";
            default -> "";
        };
    }

    /** Whether the predicate of a compare is part of its name, so that it is no operand. */
    static boolean hasPredicate(EncodedInstruction encoded) {
        return switch (encoded.mnemonic()) {
            case CMPPS, CMPPD, CMPSS, CMPSD_SSE -> predicate(encoded) < PREDICATES.size();
            default -> false;
        };
    }

    private static String compare(EncodedInstruction encoded) {
        String name = encoded.instruction().form().name();
        return "cmp" + PREDICATES.get(predicate(encoded)) + name.substring("cmp".length());
    }

    private static int predicate(EncodedInstruction encoded) {
        return (int) ((Operand.Immediate) encoded.operands().getLast()).value();
    }

    /** A mov with a constant or an address of eight bytes. */
    private static boolean isAbsolute(EncodedInstruction encoded) {
        for (int i = 0; i < 2; i++) {
            switch (encoded.method(i)) {
                case IMMEDIATE -> {
                    return encoded.operands().get(i).size() == 8;
                }
                case ABSOLUTE -> {
                    return encoded.instruction().addressSize() == 8;
                }
                default -> {}
            }
        }
        return false;
    }

    /** 66 90 is xchg %ax,%ax. */
    static boolean isWordNop(EncodedInstruction encoded) {
        Instruction instruction = encoded.instruction();
        return instruction.mnemonic() == Mnemonic.NOP
                && instruction.operands().isEmpty()
                && instruction.operandSize() == 2;
    }

    /** Sixteen-bit pushes and pops whose operand does not tell the size. */
    private static boolean isWordForm(EncodedInstruction encoded) {
        return encoded.instruction().operandSize() == 2
                && (encoded.operands().isEmpty()
                        || encoded.operands().getFirst() instanceof Operand.Immediate
                        || encoded.method(0) == Method.FS
                        || encoded.method(0) == Method.GS);
    }
}
