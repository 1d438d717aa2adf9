package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;

/** Binds MMX and SSE instructions, up to SSE4.2. */
public final class SseOps implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        Operands operands = new Operands(insn, nextRip);
        Op op = operands.useMmx() ? null : bindVector(operands);
        return op != null ? op : MmxBinder.bind(operands);
    }

    private static @Nullable Op bindVector(Operands operands) {
        Op op = MoveBinder.bind(operands);
        if (op == null) {
            op = FloatBinder.bind(operands);
        }
        if (op == null) {
            op = ConversionBinder.bind(operands);
        }
        if (op == null) {
            op = StateOp.bind(operands);
        }
        if (op == null) {
            op = TextOp.bind(operands);
        }
        return op != null ? op : IntegerBinder.bind(operands);
    }
}
