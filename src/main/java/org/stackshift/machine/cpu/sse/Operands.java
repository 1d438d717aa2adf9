package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/**
 * The operands of an instruction, asked for by their place.
 *
 * @param nextRip address of the next instruction, for rip-relative operands
 */
record Operands(Instruction insn, long nextRip) {
    Operand get(int place) {
        return insn.operands().get(place);
    }

    boolean isMemory(int place) {
        return get(place) instanceof Operand.Memory;
    }

    /** Whether any operand is an MMX register. */
    boolean useMmx() {
        return insn.operands().stream()
                .anyMatch(operand -> isIn(operand, Operand.RegisterFile.MMX));
    }

    /** Whether an operand is an XMM register. */
    boolean isXmm(int place) {
        return isIn(get(place), Operand.RegisterFile.XMM);
    }

    boolean isMmx(int place) {
        return isIn(get(place), Operand.RegisterFile.MMX);
    }

    boolean isImmediate(int place) {
        return get(place) instanceof Operand.Immediate;
    }

    /** The number of the register that an operand is. */
    int register(int place) {
        return ((Operand.Register) get(place)).index();
    }

    /** The byte that an operand is. */
    int immediate(int place) {
        return (int) ((Operand.Immediate) get(place)).value() & 0xff;
    }

    Source source(int place) {
        return Source.of(get(place), nextRip);
    }

    Source single(int place) {
        return Source.ofSingle(get(place), nextRip);
    }

    Source unaligned(int place) {
        return Source.ofAnyAlignment(get(place), nextRip);
    }

    EffectiveAddress address(int place) {
        return EffectiveAddress.of((Operand.Memory) get(place), nextRip);
    }

    Location location(int place) {
        return Location.of(get(place), nextRip);
    }

    private static boolean isIn(Operand operand, Operand.RegisterFile file) {
        return operand instanceof Operand.Register r && r.file() == file;
    }
}
