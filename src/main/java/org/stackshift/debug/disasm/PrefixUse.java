package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Form;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Operand.RegisterFile;
import org.stackshift.machine.decode.OperandCode.Method;
import org.stackshift.machine.decode.Prefix;
import org.stackshift.machine.decode.Width;

/**
 * Whether the effect of a prefix can be seen in the mnemonic or the operands, so that it needs no
 * word of its own.
 */
final class PrefixUse {
    private PrefixUse() {}

    static boolean showsOperandSize(EncodedInstruction encoded) {
        Instruction instruction = encoded.instruction();
        Form form = instruction.form();
        if ((form.mandatoryPrefixes() & Prefix.OPERAND_SIZE) != 0) {
            return true;
        }
        if (instruction.has(Prefix.REX_W)) {
            return false;
        }
        return switch (form.sizing()) {
            case BYTE, FORCED_64 -> false;
            case DEFAULT_64 -> true;
            case USUAL -> namesOperandSize(encoded) || hasOperandOfOperandSize(encoded);
        };
    }

    private static boolean hasOperandOfOperandSize(EncodedInstruction encoded) {
        for (int i = 0; i < encoded.codes().size(); i++) {
            switch (encoded.width(i)) {
                case V, Z, P, E, A -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Mnemonics without operands that change with the operand size. */
    private static boolean namesOperandSize(EncodedInstruction encoded) {
        return switch (encoded.mnemonic()) {
            case CBW, CWD, IRET, LRET -> true;
            case NOP -> encoded.operands().isEmpty();
            default -> false;
        };
    }

    static boolean showsAddressSize(EncodedInstruction encoded, Syntax syntax) {
        return switch (encoded.mnemonic()) {
            case JRCXZ, MONITOR -> true;
            case LOOP, LOOPE, LOOPNE -> syntax == Syntax.ATT;
            default -> {
                for (int i = 0; i < encoded.operands().size(); i++) {
                    if (encoded.operands().get(i) instanceof Operand.Memory
                            && encoded.method(i) != Method.ABSOLUTE) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    static boolean showsSegment(EncodedInstruction encoded, Syntax syntax) {
        if (syntax == Syntax.ATT && AttMnemonics.hint(encoded) != null) {
            return true;
        }
        for (int i = 0; i < encoded.operands().size(); i++) {
            if (encoded.operands().get(i) instanceof Operand.Memory memory) {
                Method method = encoded.method(i);
                if (method == Method.STRING_SOURCE || method == Method.TRANSLATION_TABLE) {
                    return true;
                }
                if (method != Method.STRING_DESTINATION
                        && memory.segment() != Operand.Memory.NONE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** REX shows if each of its bits does; without bits, if it turned ah into spl and the like. */
    static boolean showsRex(EncodedInstruction encoded, int rex) {
        int shown = showsRexW(encoded) ? 8 : 0;
        boolean newByteRegister = false;
        for (int i = 0; i < encoded.operands().size(); i++) {
            shown |= shownBits(encoded, i);
            newByteRegister |=
                    encoded.operands().get(i) instanceof Operand.Register register
                            && register.file() == RegisterFile.GPR
                            && register.size() == 1
                            && (register.index() & 4) != 0;
        }
        int bits = rex & 15;
        return (bits & ~shown) == 0 && (bits != 0 || newByteRegister);
    }

    private static int shownBits(EncodedInstruction encoded, int operand) {
        boolean memory = encoded.operands().get(operand) instanceof Operand.Memory;
        return switch (encoded.method(operand)) {
            case GPR_REG, XMM_REG, CONTROL, DEBUG -> 4;
            case GPR_OPCODE, GPR_RM, GPR_RM_ANY_MOD, XMM_RM -> 1;
            case GPR_OR_MEMORY, XMM_OR_MEMORY -> memory ? memoryBits(encoded) : 1;
            case MMX_OR_MEMORY -> memory ? memoryBits(encoded) : 0;
            case MEMORY -> memoryBits(encoded);
            default -> 0;
        };
    }

    private static int memoryBits(EncodedInstruction encoded) {
        return encoded.hasSib() ? 2 | 1 : 1;
    }

    private static boolean showsRexW(EncodedInstruction encoded) {
        Form form = encoded.instruction().form();
        if ((form.mandatoryPrefixes() & Prefix.REX_W) != 0) {
            return true;
        }
        if (form.sizing() != Form.Sizing.USUAL) {
            return false;
        }
        for (int i = 0; i < encoded.codes().size(); i++) {
            if (encoded.width(i) == Width.V || encoded.width(i) == Width.Y) {
                return true;
            }
        }
        return switch (encoded.mnemonic()) {
            case CBW, CWD, IRET, LRET, SYSRET, SYSEXIT -> true;
            case PCMPESTRI, PCMPESTRM -> true;
            case FXSAVE, FXRSTOR, XSAVE, XRSTOR, XSAVEC, XSAVEOPT -> true;
            default -> false;
        };
    }
}
