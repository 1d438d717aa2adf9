package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Instruction;

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
}
