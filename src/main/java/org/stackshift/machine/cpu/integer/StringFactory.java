package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Prefix;

/** Binds string instructions, alone or repeated; ins and outs are the system's. */
final class StringFactory implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        StringOp element = element(insn, nextRip);
        boolean repeated = insn.has(Prefix.REP) || insn.has(Prefix.REPNE);
        return element == null || !repeated
                ? element
                : new Repeat(element, !insn.has(Prefix.REPNE));
    }

    private static @Nullable StringOp element(Instruction insn, long nextRip) {
        int addressBytes = insn.addressSize();
        return switch (insn.mnemonic()) {
            case MOVS ->
                    new StringOp.Movs(
                            Operands.address(insn.operands().get(1), nextRip),
                            Operands.address(insn.operands().get(0), nextRip),
                            size(insn),
                            addressBytes);
            case CMPS ->
                    new StringOp.Cmps(
                            Operands.address(insn.operands().get(0), nextRip),
                            Operands.address(insn.operands().get(1), nextRip),
                            size(insn),
                            addressBytes);
            case STOS ->
                    new StringOp.Stos(
                            Operands.address(memory(insn), nextRip), size(insn), addressBytes);
            case LODS ->
                    new StringOp.Lods(
                            Operands.address(memory(insn), nextRip), size(insn), addressBytes);
            case SCAS ->
                    new StringOp.Scas(
                            Operands.address(memory(insn), nextRip), size(insn), addressBytes);
            default -> null;
        };
    }

    private static int size(Instruction insn) {
        return memory(insn).size();
    }

    private static Operand memory(Instruction insn) {
        return insn.operands().get(0) instanceof Operand.Memory m ? m : insn.operands().get(1);
    }
}
