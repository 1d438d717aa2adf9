package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.cpu.integer.CountedBranch.Kind;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/** Binds near jumps, calls, returns and loops. */
final class BranchFactory implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        return switch (insn.mnemonic()) {
            case JCC -> conditional(insn, nextRip);
            case JMP -> jump(insn.operands().getFirst(), nextRip);
            case CALL -> call(insn.operands().getFirst(), nextRip);
            case RET -> new Branch.Return(insn.operands().isEmpty() ? 0 : argumentBytes(insn));
            case LOOP -> counted(Kind.LOOP, insn, nextRip);
            case LOOPE -> counted(Kind.LOOP_EQUAL, insn, nextRip);
            case LOOPNE -> counted(Kind.LOOP_UNEQUAL, insn, nextRip);
            case JRCXZ -> counted(Kind.COUNT_ZERO, insn, nextRip);
            default -> null;
        };
    }

    private static Op conditional(Instruction insn, long nextRip) {
        Operand target = insn.operands().getFirst();
        return Specialiser.create(ConditionalJump.class, insn.condition(), target, target, nextRip);
    }

    private static Op jump(Operand target, long nextRip) {
        return target instanceof Operand.Relative
                ? new Branch.Jump(Operands.target(target, nextRip))
                : new Branch.IndirectJump(Location.of(target, nextRip));
    }

    private static Op call(Operand target, long nextRip) {
        return target instanceof Operand.Relative
                ? new Branch.Call(Operands.target(target, nextRip), nextRip)
                : new Branch.IndirectCall(Location.of(target, nextRip), nextRip);
    }

    private static long argumentBytes(Instruction insn) {
        return ((Operand.Immediate) insn.operands().getFirst()).value() & 0xffff;
    }

    private static Op counted(Kind kind, Instruction insn, long nextRip) {
        long target = Operands.target(insn.operands().getFirst(), nextRip);
        return new CountedBranch(kind, insn.addressSize(), target);
    }
}
