package org.stackshift.debug.disasm;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Operand.Memory;
import org.stackshift.machine.decode.OperandCode.Method;

import java.util.List;

/**
 * Writes one instruction: prefix words, mnemonic, operands, and the target of a rip-relative
 * operand.
 */
abstract sealed class Formatter permits AttFormatter, IntelFormatter {
    private static final int OPERAND_COLUMN = 7;
    private static final List<String> SEGMENTS = List.of("es", "cs", "ss", "ds", "fs", "gs");

    private final Syntax syntax;
    private final SymbolNames symbols;

    Formatter(Syntax syntax, SymbolNames symbols) {
        this.syntax = syntax;
        this.symbols = symbols;
    }

    static Formatter of(Syntax syntax, SymbolNames symbols) {
        return switch (syntax) {
            case ATT -> new AttFormatter(symbols);
            case INTEL -> new IntelFormatter(symbols);
        };
    }

    /** Appends the text of an instruction whose following instruction is at {@code next}. */
    final void append(StringBuilder out, EncodedInstruction encoded, long next) {
        int start = out.length();
        new PrefixWords(encoded, syntax).appendTo(out);
        out.append(mnemonic(encoded));
        int afterMnemonic = out.length();
        out.repeat(' ', Math.max(1, OPERAND_COLUMN - (afterMnemonic - start)));
        int beforeOperands = out.length();
        operands(out, encoded, next);
        if (out.length() == beforeOperands) {
            out.setLength(afterMnemonic);
        }
        comment(out, encoded, next);
    }

    abstract String mnemonic(EncodedInstruction encoded);

    /** Appends all operands in the order of the syntax. */
    abstract void operands(StringBuilder out, EncodedInstruction encoded, long next);

    private void comment(StringBuilder out, EncodedInstruction encoded, long next) {
        for (Operand operand : encoded.operands()) {
            if (operand instanceof Memory memory && memory.base() == Memory.RIP) {
                out.append("        # ");
                address(out, next + memory.displacement());
            }
        }
    }

    /** A code or data address, with the name of what is there. */
    final void address(StringBuilder out, long vaddr) {
        String name = symbols.nameOf(vaddr);
        if (name == null) {
            hex(out, vaddr);
        } else {
            out.append(Long.toHexString(vaddr)).append(" <").append(name).append('>');
        }
    }

    static void hex(StringBuilder out, long value) {
        out.append("0x").append(Long.toHexString(value));
    }

    /** A value in the width in which it is used. */
    static long truncated(long value, int bytes) {
        return bytes == 8 ? value : value & (1L << 8 * bytes) - 1;
    }

    static String segmentName(int segment) {
        return SEGMENTS.get(segment);
    }

    /**
     * The name of a register without the syntax's ornaments; x87 registers and st itself are left
     * to the syntax.
     */
    static String registerName(Operand.Register register) {
        int index = register.index();
        return switch (register.file()) {
            case GPR -> Gpr.name(index, register.size());
            case HIGH_BYTE -> "acdb".charAt(index) + "h";
            case XMM -> "xmm" + index;
            case MMX -> "mm" + index;
            case ST -> "st(" + index + ")";
            case SEGMENT -> segmentName(index);
            case CONTROL -> "cr" + index;
            case DEBUG -> "dr" + index;
        };
    }

    static String addressRegister(int register, Memory memory) {
        return register == Memory.RIP
                ? memory.addressSize() == 8 ? "rip" : "eip"
                : Gpr.name(register, memory.addressSize());
    }

    /**
     * The name in the index position, or null if there is nothing to write: a SIB byte without
     * index whose base would not have needed it shows the pseudo-register riz.
     */
    static @Nullable String indexName(EncodedInstruction encoded, Memory memory) {
        if (memory.index() != Memory.NONE) {
            return addressRegister(memory.index(), memory);
        }
        boolean wide = memory.addressSize() == 8;
        boolean bare = memory.base() == Memory.NONE;
        boolean superfluous =
                memory.scale() != 1 || (bare ? !wide : (encoded.sib() & 7) != Gpr.RSP);
        return superfluous ? wide ? "riz" : "eiz" : null;
    }

    /** Whether an operand is addressed through ModRM, and so may have a SIB byte. */
    static boolean usesModRm(Method method) {
        return switch (method) {
            case GPR_OR_MEMORY, MEMORY, MMX_OR_MEMORY, XMM_OR_MEMORY -> true;
            default -> false;
        };
    }
}
