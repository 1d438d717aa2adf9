package org.stackshift.debug.disasm;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand.Immediate;
import org.stackshift.machine.decode.Operand.Memory;
import org.stackshift.machine.decode.Operand.Register;
import org.stackshift.machine.decode.Operand.RegisterFile;
import org.stackshift.machine.decode.Operand.Relative;
import org.stackshift.machine.decode.OperandCode.Method;

/** AT&amp;T syntax: source first, {@code $} before constants, {@code %} before registers. */
final class AttFormatter extends Formatter {
    AttFormatter(SymbolNames symbols) {
        super(Syntax.ATT, symbols);
    }

    @Override
    String mnemonic(EncodedInstruction encoded) {
        return AttMnemonics.name(encoded);
    }

    @Override
    void operands(StringBuilder out, EncodedInstruction encoded, long next) {
        switch (encoded.mnemonic()) {
            case MONITOR -> {
                boolean wide = encoded.instruction().addressSize() == 8;
                out.append(wide ? "%rax" : "%eax").append(",%ecx,%edx");
            }
            case MWAIT -> out.append("%eax,%ecx");
            // The one instruction that keeps Intel's order.
            case ENTER -> {
                operand(out, encoded, 0, next);
                operand(out.append(','), encoded, 1, next);
            }
            default -> {
                if (CommonMnemonics.isWordNop(encoded)) {
                    out.append("%ax,%ax");
                } else {
                    reversed(out, encoded, next);
                }
            }
        }
    }

    private void reversed(StringBuilder out, EncodedInstruction encoded, long next) {
        int count = encoded.operands().size() - (CommonMnemonics.hasPredicate(encoded) ? 1 : 0);
        for (int i = count - 1; i >= 0; i--) {
            int before = out.length();
            operand(out, encoded, i, next);
            if (i > 0 && out.length() > before) {
                out.append(',');
            }
        }
    }

    /** Appends one operand; the constant of the short shift forms is not written. */
    private void operand(StringBuilder out, EncodedInstruction encoded, int i, long next) {
        Method method = encoded.method(i);
        if (method == Method.ONE) {
            return;
        }
        if (isIndirect(encoded)) {
            out.append('*');
        }
        switch (encoded.operands().get(i)) {
            case Register register -> register(out, register, method);
            case Memory memory -> memory(out, encoded, memory, method);
            case Immediate immediate ->
                    hex(out.append('$'), truncated(immediate.value(), immediate.size()));
            case Relative relative -> address(out, next + relative.displacement());
        }
    }

    private static boolean isIndirect(EncodedInstruction encoded) {
        Mnemonic mnemonic = encoded.mnemonic();
        return switch (mnemonic) {
            case CALL, JMP -> !(encoded.operands().getFirst() instanceof Relative);
            case LCALL, LJMP -> true;
            default -> false;
        };
    }

    private static void register(StringBuilder out, Register register, Method method) {
        switch (method) {
            case PORT -> out.append("(%dx)");
            case ST_TOP -> out.append("%st");
            default -> {
                String name = registerName(register);
                out.append('%')
                        .append(
                                register.file() == RegisterFile.DEBUG
                                        ? "db" + register.index()
                                        : name);
            }
        }
    }

    private static void memory(
            StringBuilder out, EncodedInstruction encoded, Memory memory, Method method) {
        if (memory.segment() != Memory.NONE) {
            out.append('%').append(segmentName(memory.segment())).append(':');
        }
        if (!usesModRm(method)) {
            if (memory.base() == Memory.NONE) {
                hex(out, memory.displacement());
            } else {
                out.append("(%").append(addressRegister(memory.base(), memory)).append(')');
            }
            return;
        }
        String index = encoded.hasSib() ? indexName(encoded, memory) : null;
        displacement(out, encoded, memory, index);
        registers(out, memory, index);
    }

    private static void displacement(
            StringBuilder out, EncodedInstruction encoded, Memory memory, @Nullable String index) {
        boolean absolute = memory.base() == Memory.NONE;
        if (encoded.mod() == 0 && !absolute && memory.base() != Memory.RIP) {
            return;
        }
        long displacement = memory.displacement();
        if (displacement < 0 && !(absolute && index == null)) {
            out.append('-');
            displacement = -displacement;
        }
        hex(out, displacement);
    }

    private static void registers(StringBuilder out, Memory memory, @Nullable String index) {
        if (memory.base() == Memory.NONE && index == null) {
            return;
        }
        out.append('(');
        if (memory.base() != Memory.NONE) {
            out.append('%').append(addressRegister(memory.base(), memory));
        }
        if (index != null) {
            out.append(",%").append(index).append(',').append(memory.scale());
        }
        out.append(')');
    }
}
