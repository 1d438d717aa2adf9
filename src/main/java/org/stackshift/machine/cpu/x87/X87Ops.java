package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.Stack.KEEP;
import static org.stackshift.machine.cpu.x87.Stack.POP;
import static org.stackshift.machine.cpu.x87.Stack.POP_TWICE;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;

/** Binds x87 instructions: which action each mnemonic is. */
public final class X87Ops implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        if (insn.mnemonic() == Mnemonic.FWAIT) {
            return new FwaitOp();
        }
        X87Op.Action action = computing(insn, nextRip);
        if (action != null) {
            return new X87Op(X87Op.Kind.COMPUTING, rip, action);
        }
        action = StateActions.waiting(insn, nextRip);
        if (action != null) {
            return new X87Op(X87Op.Kind.WAITING, rip, action);
        }
        action = StateActions.control(insn, nextRip);
        return action == null ? null : new X87Op(X87Op.Kind.CONTROL, rip, action);
    }

    private static X87Op.@Nullable Action computing(Instruction insn, long nextRip) {
        X87Op.Action action = arithmetic(insn, nextRip);
        action = action != null ? action : moving(insn, nextRip);
        action = action != null ? action : comparing(insn, nextRip);
        action = action != null ? action : onTop(insn);
        return action != null ? action : onTopTwo(insn);
    }

    private static X87Op.@Nullable Action arithmetic(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FADD, FIADD -> arithmetic(Arithmetic::add, insn, nextRip, KEEP);
            case FADDP -> arithmetic(Arithmetic::add, insn, nextRip, POP);
            case FSUB, FISUB -> arithmetic(Arithmetic::subtract, insn, nextRip, KEEP);
            case FSUBP -> arithmetic(Arithmetic::subtract, insn, nextRip, POP);
            case FSUBR, FISUBR -> arithmetic(Arithmetic::subtractReversed, insn, nextRip, KEEP);
            case FSUBRP -> arithmetic(Arithmetic::subtractReversed, insn, nextRip, POP);
            case FMUL, FIMUL -> arithmetic(Arithmetic::multiply, insn, nextRip, KEEP);
            case FMULP -> arithmetic(Arithmetic::multiply, insn, nextRip, POP);
            case FDIV, FIDIV -> arithmetic(Arithmetic::divide, insn, nextRip, KEEP);
            case FDIVP -> arithmetic(Arithmetic::divide, insn, nextRip, POP);
            case FDIVR, FIDIVR -> arithmetic(Arithmetic::divideReversed, insn, nextRip, KEEP);
            case FDIVRP -> arithmetic(Arithmetic::divideReversed, insn, nextRip, POP);
            default -> null;
        };
    }

    private static X87Op.Action arithmetic(
            Binary operation, Instruction insn, long nextRip, int pops) {
        if (insn.operands().getFirst() instanceof Operand.Memory) {
            return MemoryActions.arithmetic(operation, insn, nextRip);
        }
        int destination = register(insn, 0);
        int source = register(insn, 1);
        return (cpu, unit) -> Stack.binary(unit, operation, destination, source, pops);
    }

    private static X87Op.@Nullable Action moving(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FLD, FILD, FBLD -> load(insn, nextRip);
            case FST, FIST -> store(insn, nextRip, KEEP);
            case FSTP, FISTP, FISTTP, FBSTP -> store(insn, nextRip, POP);
            case FXCH -> {
                int index = register(insn, insn.operands().size() - 1);
                yield (cpu, unit) -> Stack.exchange(unit, index);
            }
            case FCMOVB, FCMOVE, FCMOVBE, FCMOVU, FCMOVNB, FCMOVNE, FCMOVNBE, FCMOVNU ->
                    FlagActions.conditionalMove(insn.mnemonic(), register(insn, 1));
            default -> null;
        };
    }

    private static X87Op.Action load(Instruction insn, long nextRip) {
        if (insn.operands().getFirst() instanceof Operand.Memory) {
            return MemoryActions.load(insn, nextRip);
        }
        int index = register(insn, 0);
        return (cpu, unit) -> Stack.duplicate(unit, index);
    }

    private static X87Op.Action store(Instruction insn, long nextRip, int pops) {
        if (insn.operands().getFirst() instanceof Operand.Memory) {
            return MemoryActions.store(insn, nextRip, pops);
        }
        int index = register(insn, 0);
        return (cpu, unit) -> Stack.copy(unit, index, pops);
    }

    private static X87Op.@Nullable Action comparing(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case FCOM, FICOM -> compare(Order::signalling, insn, nextRip, KEEP);
            case FCOMP, FICOMP -> compare(Order::signalling, insn, nextRip, POP);
            case FUCOM -> compare(Order::quiet, insn, nextRip, KEEP);
            case FUCOMP -> compare(Order::quiet, insn, nextRip, POP);
            case FCOMPP -> compare(Order::signalling, 1, POP_TWICE);
            case FUCOMPP -> compare(Order::quiet, 1, POP_TWICE);
            case FCOMI -> FlagActions.compare(Order::signalling, register(insn, 1), KEEP);
            case FCOMIP -> FlagActions.compare(Order::signalling, register(insn, 1), POP);
            case FUCOMI -> FlagActions.compare(Order::quiet, register(insn, 1), KEEP);
            case FUCOMIP -> FlagActions.compare(Order::quiet, register(insn, 1), POP);
            default -> null;
        };
    }

    private static X87Op.Action compare(
            Stack.Comparison comparison, Instruction insn, long nextRip, int pops) {
        return insn.operands().getFirst() instanceof Operand.Memory
                ? MemoryActions.compare(comparison, insn, nextRip, pops)
                : compare(comparison, register(insn, insn.operands().size() - 1), pops);
    }

    private static X87Op.Action compare(Stack.Comparison comparison, int index, int pops) {
        return (cpu, unit) -> Stack.answer(unit, Stack.order(unit, comparison, index), pops);
    }

    private static X87Op.@Nullable Action onTop(Instruction insn) {
        return switch (insn.mnemonic()) {
            case FCHS -> unary((x, environment) -> x.negate());
            case FABS -> unary((x, environment) -> x.abs());
            case FSQRT -> unary(Arithmetic::squareRoot);
            case FRNDINT -> unary(Integers::round);
            case FTST ->
                    (cpu, unit) ->
                            Stack.answer(
                                    unit,
                                    Stack.order(unit, Order::signalling, Extended.ZERO, false),
                                    KEEP);
            case FXAM -> (cpu, unit) -> Stack.examine(unit);
            case FXTRACT ->
                    (cpu, unit) -> Stack.split(unit, Scaling::exponentOf, Scaling::significandOf);
            case FLD1 -> (cpu, unit) -> Stack.load(unit, Extended.ONE);
            case FLDZ -> (cpu, unit) -> Stack.load(unit, Extended.ZERO);
            case FLDL2T -> constant(Constant.LOG2_10);
            case FLDL2E -> constant(Constant.LOG2_E);
            case FLDPI -> constant(Constant.PI);
            case FLDLG2 -> constant(Constant.LOG10_2);
            case FLDLN2 -> constant(Constant.LN_2);
            case FNOP -> (cpu, unit) -> {};
            default -> null;
        };
    }

    private static X87Op.Action unary(Unary operation) {
        return (cpu, unit) -> Stack.unary(unit, operation);
    }

    private static X87Op.Action constant(Constant constant) {
        return (cpu, unit) -> Stack.load(unit, constant.round(unit.environment()));
    }

    private static X87Op.@Nullable Action onTopTwo(Instruction insn) {
        return switch (insn.mnemonic()) {
            case FPREM -> (cpu, unit) -> Stack.remainder(unit, Remainder::truncating);
            case FPREM1 -> (cpu, unit) -> Stack.remainder(unit, Remainder::nearest);
            case F2XM1 -> unary(Logarithms::powerMinusOne);
            case FYL2X -> (cpu, unit) -> Stack.binary(unit, Logarithms::logarithm, 1, 0, POP);
            case FYL2XP1 ->
                    (cpu, unit) -> Stack.binary(unit, Logarithms::logarithmPlusOne, 1, 0, POP);
            case FPATAN -> (cpu, unit) -> Stack.binary(unit, Trigonometry::arcTangent, 1, 0, POP);
            case FSIN -> (cpu, unit) -> Stack.ofAngle(unit, Trigonometry::sin);
            case FCOS -> (cpu, unit) -> Stack.ofAngle(unit, Trigonometry::cos);
            case FSINCOS ->
                    (cpu, unit) -> Stack.splitAngle(unit, Trigonometry::sin, Trigonometry::cos);
            case FPTAN ->
                    (cpu, unit) -> Stack.splitAngle(unit, Trigonometry::tan, Trigonometry::one);
            case FSCALE -> (cpu, unit) -> Stack.binary(unit, Scaling::scale, 0, 1, KEEP);
            default -> null;
        };
    }

    /** The index of a register operand, relative to the top. */
    static int register(Instruction insn, int position) {
        return insn.operands().get(position) instanceof Operand.Register r ? r.index() : 0;
    }
}
