package org.stackshift.machine.cpu.x87;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/** Instructions that manage the unit rather than compute (SDM vol. 1 §8.3.11). */
final class StateActions {
    private StateActions() {}

    /** Those that wait for pending exceptions; null if the instruction is none of them. */
    static X87Op.@Nullable Action waiting(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FINCSTP -> (cpu, unit) -> rotate(unit, 1);
            case FDECSTP -> (cpu, unit) -> rotate(unit, -1);
            case FFREE -> free(X87Ops.register(insn, 0), Stack.KEEP);
            case FFREEP -> free(X87Ops.register(insn, 0), Stack.POP);
            case FLDCW ->
                    inMemory(insn, nextRip, (cpu, vaddr) -> cpu.x87.setControl(cpu.load16(vaddr)));
            case FLDENV -> inMemory(insn, nextRip, EnvironmentImage.of(insn)::load);
            case FRSTOR -> inMemory(insn, nextRip, EnvironmentImage.of(insn)::restore);
            default -> null;
        };
    }

    /** Those that work whatever is pending; null if the instruction is none of them. */
    static X87Op.@Nullable Action control(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FNINIT -> (cpu, unit) -> unit.initialize();
            case FNCLEX -> (cpu, unit) -> unit.clearExceptions();
            case FNSTCW ->
                    inMemory(insn, nextRip, (cpu, vaddr) -> cpu.store16(vaddr, cpu.x87.control()));
            case FNSTSW ->
                    insn.operands().getFirst() instanceof Operand.Memory
                            ? inMemory(
                                    insn,
                                    nextRip,
                                    (cpu, vaddr) -> cpu.store16(vaddr, cpu.x87.status()))
                            : (cpu, unit) -> setAx(cpu, unit.status());
            case FNSTENV -> inMemory(insn, nextRip, EnvironmentImage.of(insn)::store);
            case FNSAVE -> inMemory(insn, nextRip, EnvironmentImage.of(insn)::save);
            default -> null;
        };
    }

    /** What an instruction does with its operand in memory. */
    @FunctionalInterface
    private interface MemoryAction {
        void run(Cpu cpu, long vaddr);
    }

    private static X87Op.Action inMemory(Instruction insn, long nextRip, MemoryAction action) {
        EffectiveAddress address = MemoryActions.address(insn, nextRip);
        return (cpu, unit) -> action.run(cpu, address.of(cpu));
    }

    private static X87Op.Action free(int index, int pops) {
        return (cpu, unit) -> {
            unit.free(index);
            unit.setConditions(StatusWord.C1, 0);
            Stack.pop(unit, pops);
        };
    }

    private static void rotate(X87 unit, int count) {
        unit.rotate(count);
        unit.setConditions(StatusWord.C1, 0);
    }

    private static void setAx(Cpu cpu, int value) {
        cpu.gpr[Gpr.RAX] = cpu.gpr[Gpr.RAX] & ~0xffffL | value;
    }
}
