package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Instruction;

import java.util.List;

/** Binds decoded instructions of one family (integer, SSE, x87, system) to what they mean. */
@FunctionalInterface
public interface OpFactory {
    /**
     * The op for an instruction, or null if it belongs to another family. An instruction that no
     * factory knows raises #UD.
     *
     * @param rip address of the instruction
     * @param nextRip address of the next one: the base of relative jumps and of rip-relative
     *     operands
     */
    @Nullable Op create(Instruction insn, long rip, long nextRip);

    /** What the first of {@code factories} to know the instruction makes of it, or null. */
    static @Nullable Op first(List<OpFactory> factories, Instruction insn, long rip, long nextRip) {
        for (OpFactory factory : factories) {
            Op op = factory.create(insn, rip, nextRip);
            if (op != null) {
                return op;
            }
        }
        return null;
    }
}
