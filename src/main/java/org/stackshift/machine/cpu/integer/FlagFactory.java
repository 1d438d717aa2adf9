package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;

import java.util.function.Consumer;

/**
 * Binds flag instructions, and those that have nothing to do on a CPU without caches and
 * reordering.
 */
final class FlagFactory implements OpFactory {
    private static final Consumer<Cpu> NOTHING = cpu -> {};

    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        Consumer<Cpu> action = action(insn, nextRip);
        return action == null ? null : new ActionOp(action);
    }

    private static @Nullable Consumer<Cpu> action(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case CLC -> cpu -> Flags.setCarry(cpu, 0);
            case STC -> cpu -> Flags.setCarry(cpu, 1);
            case CMC -> FlagOps::complementCarry;
            case CLD -> FlagOps::clearDirection;
            case STD -> FlagOps::setDirection;
            case LAHF -> FlagOps::lahf;
            case SAHF -> FlagOps::sahf;
            case NOP, PAUSE, ENDBR64, ENDBR32, LFENCE, MFENCE, SFENCE -> NOTHING;
            case PREFETCH, PREFETCHNTA, PREFETCHT0, PREFETCHT1, PREFETCHT2, PREFETCHW -> NOTHING;
            case CLFLUSH -> flush(Operands.address(insn.operands().getFirst(), nextRip));
            default -> null;
        };
    }

    /** clflush faults as a load of a byte does. */
    private static Consumer<Cpu> flush(EffectiveAddress line) {
        return cpu -> cpu.load8(line.of(cpu));
    }
}
