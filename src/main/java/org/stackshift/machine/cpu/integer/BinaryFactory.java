package org.stackshift.machine.cpu.integer;

import static org.stackshift.machine.cpu.integer.BinaryOperation.MOV;
import static org.stackshift.machine.cpu.integer.BinaryOperation.MOVZX_BYTE;
import static org.stackshift.machine.cpu.integer.BinaryOperation.MOVZX_WORD;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Binds what has the shape (destination, source), to a template specialised for operation, width
 * and place.
 */
final class BinaryFactory implements OpFactory {
    private static final Operand NOTHING = new Operand.Immediate(0, 1);

    /** Mnemonics that name a binary operation in every form that they have. */
    private static final Map<Mnemonic, BinaryOperation> SAME_NAME = sameName();

    private static Map<Mnemonic, BinaryOperation> sameName() {
        Map<Mnemonic, BinaryOperation> map = new EnumMap<>(Mnemonic.class);
        for (BinaryOperation operation : BinaryOperation.values()) {
            for (Mnemonic mnemonic : Mnemonic.values()) {
                if (mnemonic.name().equals(operation.name())) {
                    map.put(mnemonic, operation);
                }
            }
        }
        return map;
    }

    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        List<Operand> operands = insn.operands();
        return switch (insn.mnemonic()) {
            case MOVNTI, MOVSX, MOVSXD -> bind(MOV, operands, nextRip);
            case MOVZX ->
                    bind(operands.get(1).size() == 1 ? MOVZX_BYTE : MOVZX_WORD, operands, nextRip);
            case CBW -> bind(MOV, accumulator(Gpr.RAX, insn.operandSize(), 2), nextRip);
            case CWD ->
                    bind(
                            BinaryOperation.SIGN,
                            accumulator(Gpr.RDX, insn.operandSize(), 1),
                            nextRip);
            case IMUL ->
                    operands.size() == 2 ? bind(BinaryOperation.IMUL, operands, nextRip) : null;
            case BT, BTS, BTR, BTC -> bitTest(insn, nextRip);
            default -> {
                BinaryOperation operation = SAME_NAME.get(insn.mnemonic());
                yield operation == null ? null : bind(operation, operands, nextRip);
            }
        };
    }

    /** cbw and cwd: from rax, or its lower half, to {@code destination}. */
    private static List<Operand> accumulator(int destination, int bytes, int shrink) {
        return List.of(
                new Operand.Register(Operand.RegisterFile.GPR, destination, bytes),
                new Operand.Register(Operand.RegisterFile.GPR, Gpr.RAX, bytes / shrink));
    }

    private static Op bitTest(Instruction insn, long nextRip) {
        BinaryOperation operation = BinaryOperation.valueOf(insn.mnemonic().name());
        Operand base = insn.operands().get(0);
        Operand number = insn.operands().get(1);
        return base instanceof Operand.Memory && number instanceof Operand.Register
                ? new BitOperandOps.BitString(
                        operation,
                        Operands.address(base, nextRip),
                        Operands.register(number),
                        base.size())
                : bind(operation, insn.operands(), nextRip);
    }

    private static Op bind(BinaryOperation operation, List<Operand> operands, long nextRip) {
        Operand destination = operands.get(0);
        Operand source = operands.size() > 1 ? operands.get(1) : NOTHING;
        int bytes = destination.size();
        boolean extends_ = operation == MOV || operation == MOVZX_BYTE || operation == MOVZX_WORD;
        boolean immediate = source instanceof Operand.Immediate;
        int sourceBytes = extends_ && !immediate ? source.size() : bytes;
        boolean based = isBased(destination, nextRip) || isBased(source, nextRip);
        Shape shape = new Shape(operation, bytes, sourceBytes, immediate, based);
        Op op =
                Specialiser.create(
                        template(destination, source), shape, destination, source, nextRip);
        return Operands.isRsp(destination) && operation.writesDestination()
                ? watched(op, operation)
                : op;
    }

    private static boolean isBased(Operand operand, long nextRip) {
        return operand instanceof Operand.Memory && Operands.address(operand, nextRip).isBased();
    }

    private static Class<? extends Op> template(Operand destination, Operand source) {
        if (destination instanceof Operand.Memory) {
            return UpdateForm.class;
        }
        return source instanceof Operand.Memory ? LoadForm.class : RegisterForm.class;
    }

    /** The carry that these read is gone after they have been executed once. */
    private static Op watched(Op op, BinaryOperation operation) {
        Op watched = new RspOps.Watched(op);
        return switch (operation) {
            case ADC, SBB, RCL, RCR -> new RspOps.Alone(watched);
            default -> watched;
        };
    }
}
