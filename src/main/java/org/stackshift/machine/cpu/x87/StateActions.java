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
            case FFREE -> {
                int index = X87Ops.register(insn, 0);
                yield (cpu, unit) -> free(unit, index);
            }
            case FFREEP -> {
                int index = X87Ops.register(insn, 0);
                yield (cpu, unit) -> {
                    free(unit, index);
                    unit.pop();
                };
            }
            case FLDCW -> {
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> unit.setControl(cpu.load16(address.of(cpu)));
            }
            case FLDENV -> {
                EnvironmentImage image = EnvironmentImage.of(insn);
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> image.load(cpu, address.of(cpu));
            }
            case FRSTOR -> {
                EnvironmentImage image = EnvironmentImage.of(insn);
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> image.restore(cpu, address.of(cpu));
            }
            default -> null;
        };
    }

    private static void free(X87 unit, int index) {
        unit.free(index);
        unit.setConditions(StatusWord.C1, 0);
    }

    private static void rotate(X87 unit, int count) {
        unit.rotate(count);
        unit.setConditions(StatusWord.C1, 0);
    }

    /** Those that work whatever is pending; null if the instruction is none of them. */
    static X87Op.@Nullable Action control(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FNINIT -> (cpu, unit) -> unit.initialize();
            case FNCLEX -> (cpu, unit) -> unit.clearExceptions();
            case FNSTCW -> {
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> cpu.store16(address.of(cpu), unit.control());
            }
            case FNSTSW -> storeStatus(insn, nextRip);
            case FNSTENV -> {
                EnvironmentImage image = EnvironmentImage.of(insn);
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> image.store(cpu, address.of(cpu));
            }
            case FNSAVE -> {
                EnvironmentImage image = EnvironmentImage.of(insn);
                EffectiveAddress address = MemoryActions.address(insn, nextRip);
                yield (cpu, unit) -> image.save(cpu, address.of(cpu));
            }
            default -> null;
        };
    }

    private static X87Op.Action storeStatus(Instruction insn, long nextRip) {
        if (insn.operands().getFirst() instanceof Operand.Memory) {
            EffectiveAddress address = MemoryActions.address(insn, nextRip);
            return (cpu, unit) -> cpu.store16(address.of(cpu), unit.status());
        }
        return (cpu, unit) -> setAx(cpu, unit.status());
    }

    private static void setAx(Cpu cpu, int value) {
        cpu.gpr[Gpr.RAX] = cpu.gpr[Gpr.RAX] & ~0xffffL | value;
    }
}
