package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand.Immediate;
import org.stackshift.machine.decode.Operand.Memory;
import org.stackshift.machine.decode.Operand.Register;
import org.stackshift.machine.decode.Operand.Relative;
import org.stackshift.machine.decode.OperandCode.Method;

/** Intel syntax: destination first, sizes before memory operands. */
final class IntelFormatter extends Formatter {
    IntelFormatter(SymbolNames symbols) {
        super(Syntax.INTEL, symbols);
    }

    @Override
    String mnemonic(EncodedInstruction encoded) {
        return IntelMnemonics.name(encoded);
    }

    @Override
    void operands(StringBuilder out, EncodedInstruction encoded, long next) {
        if (CommonMnemonics.isWordNop(encoded)) {
            out.append("ax,ax");
            return;
        }
        int count = encoded.operands().size() - (CommonMnemonics.hasPredicate(encoded) ? 1 : 0);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(',');
            }
            operand(out, encoded, i, next);
        }
    }

    private void operand(StringBuilder out, EncodedInstruction encoded, int i, long next) {
        Method method = encoded.method(i);
        if (method == Method.ONE) {
            out.append('1');
            return;
        }
        switch (encoded.operands().get(i)) {
            case Register register ->
                    out.append(method == Method.ST_TOP ? "st" : registerName(register));
            case Memory memory -> memory(out, encoded, memory, method);
            case Immediate immediate -> hex(out, truncated(immediate.value(), immediate.size()));
            case Relative relative -> address(out, next + relative.displacement());
        }
    }

    private static void memory(
            StringBuilder out, EncodedInstruction encoded, Memory memory, Method method) {
        if (method != Method.ABSOLUTE) {
            out.append(size(encoded.mnemonic(), memory.size()));
        }
        String index = usesModRm(method) && encoded.hasSib() ? indexName(encoded, memory) : null;
        boolean bare = memory.base() == Memory.NONE && index == null;
        if (memory.segment() != Memory.NONE) {
            out.append(segmentName(memory.segment())).append(':');
        } else if (bare) {
            out.append("ds:");
        }
        if (bare) {
            hex(out, memory.displacement());
            return;
        }
        out.append('[');
        if (memory.base() != Memory.NONE) {
            out.append(addressRegister(memory.base(), memory));
        }
        if (index != null) {
            out.append(memory.base() != Memory.NONE ? "+" : "")
                    .append(index)
                    .append('*')
                    .append(memory.scale());
        }
        if (usesModRm(method)) {
            displacement(out, encoded, memory);
        }
        out.append(']');
    }

    private static void displacement(StringBuilder out, EncodedInstruction encoded, Memory memory) {
        boolean rip = memory.base() == Memory.RIP;
        if (encoded.mod() == 0 && memory.base() != Memory.NONE && !rip) {
            return;
        }
        long displacement = memory.displacement();
        boolean negative = displacement < 0 && !rip;
        out.append(negative ? '-' : '+');
        hex(out, negative ? -displacement : displacement);
    }

    private static String size(Mnemonic mnemonic, int bytes) {
        return switch (mnemonic) {
            case SGDT, SIDT, LGDT, LIDT, INVPCID, LDDQU -> "";
            case CMPXCHG16B -> "OWORD PTR ";
            case LCALL, LJMP, LSS, LFS, LGS -> bytes == 4 ? "DWORD PTR " : "FWORD PTR ";
            default -> size(bytes);
        };
    }

    private static String size(int bytes) {
        return switch (bytes) {
            case 1 -> "BYTE PTR ";
            case 2 -> "WORD PTR ";
            case 4 -> "DWORD PTR ";
            case 8 -> "QWORD PTR ";
            case 10 -> "TBYTE PTR ";
            case 16 -> "XMMWORD PTR ";
            default -> "";
        };
    }
}
