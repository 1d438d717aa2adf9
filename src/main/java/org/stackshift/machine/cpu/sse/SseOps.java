package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;

/** Binds SSE, SSE2 and MMX instructions. */
public final class SseOps implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        Operands operands = new Operands(insn, nextRip);
        if (operands.useMmx()) {
            return null;
        }
        Op op = MoveBinder.bind(operands);
        if (op == null) {
            op = FloatBinder.bind(operands);
        }
        if (op == null) {
            op = ConversionBinder.bind(operands);
        }
        return op != null ? op : IntegerBinder.bind(operands);
    }
}
