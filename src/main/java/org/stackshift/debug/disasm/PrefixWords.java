package org.stackshift.debug.disasm;

import static org.stackshift.debug.disasm.PrefixByte.DS;
import static org.stackshift.debug.disasm.PrefixByte.REP;
import static org.stackshift.debug.disasm.PrefixByte.REPNE;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.OperandCode.Method;
import org.stackshift.machine.decode.Prefix;

/**
 * The words before a mnemonic: prefixes that show nowhere else in the text. Of several prefixes of
 * a kind only the last can have shown itself.
 */
final class PrefixWords {
    private final EncodedInstruction encoded;
    private final Instruction instruction;
    private final Syntax syntax;

    PrefixWords(EncodedInstruction encoded, Syntax syntax) {
        this.encoded = encoded;
        this.instruction = encoded.instruction();
        this.syntax = syntax;
    }

    void appendTo(StringBuilder out) {
        for (int i = 0; i < encoded.prefixCount(); i++) {
            String word = word(i);
            if (word != null) {
                out.append(word).append(' ');
            }
        }
    }

    private @Nullable String word(int i) {
        int b = encoded.prefix(i);
        boolean shown =
                switch (b) {
                    case PrefixByte.OPERAND_SIZE ->
                            isLast(i) && PrefixUse.showsOperandSize(encoded);
                    case PrefixByte.ADDRESS_SIZE ->
                            isLast(i) && PrefixUse.showsAddressSize(encoded, syntax);
                    case REP, REPNE -> isLast(i) && isMandatory(b);
                    default ->
                            PrefixByte.isRex(b)
                                    ? PrefixUse.showsRex(encoded, b)
                                    : PrefixByte.isSegment(b)
                                            && isLastSegment(i)
                                            && PrefixUse.showsSegment(encoded, syntax);
                };
        return shown ? null : alias(i, b);
    }

    /** The word of the byte, or what it means with this instruction. */
    private String alias(int i, int b) {
        if (b == DS && isLastSegment(i) && isIndirectBranch()) {
            return "notrack";
        }
        boolean repeat = (b == REP || b == REPNE) && isLast(i);
        return repeat ? repeatWord(b) : PrefixByte.word(b);
    }

    private String repeatWord(int b) {
        return switch (instruction.mnemonic()) {
            case MOVS, STOS, LODS, INS, OUTS -> b == REP ? "rep" : "repnz";
            case CALL, JMP, JCC, RET -> b == REPNE ? "bnd" : "repz";
            case XCHG -> inMemory() ? elision(b) : PrefixByte.word(b);
            case MOV -> isElidingStore(b) ? "xrelease" : PrefixByte.word(b);
            default ->
                    instruction.lockable() && instruction.has(Prefix.LOCK)
                            ? elision(b)
                            : PrefixByte.word(b);
        };
    }

    /**
     * Hardware lock elision gives F2 and F3 a meaning with locked instructions (SDM vol. 1
     * §16.3.4).
     */
    private static String elision(int b) {
        return b == REP ? "xrelease" : "xacquire";
    }

    private boolean isElidingStore(int b) {
        return b == REP
                && inMemory()
                && encoded.method(0) == Method.GPR_OR_MEMORY
                && encoded.method(1) != Method.SEGMENT_REG;
    }

    private boolean inMemory() {
        return instruction.operands().getFirst() instanceof Operand.Memory;
    }

    private boolean isIndirectBranch() {
        Mnemonic mnemonic = instruction.mnemonic();
        return (mnemonic == Mnemonic.CALL || mnemonic == Mnemonic.JMP)
                && encoded.method(0) == Method.GPR_OR_MEMORY;
    }

    private boolean isMandatory(int b) {
        int bit = b == REP ? Prefix.REP : Prefix.REPNE;
        return (instruction.form().mandatoryPrefixes() & bit) != 0;
    }

    private boolean isLast(int i) {
        for (int j = i + 1; j < encoded.prefixCount(); j++) {
            if (encoded.prefix(j) == encoded.prefix(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLastSegment(int i) {
        for (int j = i + 1; j < encoded.prefixCount(); j++) {
            if (PrefixByte.isSegment(encoded.prefix(j))) {
                return false;
            }
        }
        return true;
    }
}
