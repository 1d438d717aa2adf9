package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Prefix;

/**
 * Binds instructions with shapes of their own: wide multiplication and division, exchanges,
 * conditional moves, lea.
 */
final class DataFactory implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        Op op = bind(insn, nextRip);
        boolean touchesRsp = insn.operands().stream().anyMatch(Operands::isRsp);
        return op != null && touchesRsp ? watched(insn, op) : op;
    }

    private static @Nullable Op bind(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case MUL -> wide(Multiply::wideUnsigned, insn, nextRip);
            case DIV -> wide(Divide::unsigned, insn, nextRip);
            case IDIV -> wide(Divide::signed, insn, nextRip);
            case IMUL -> multiply(insn, nextRip);
            case SHLD -> ternary(Shift::shld, insn, nextRip);
            case SHRD -> ternary(Shift::shrd, insn, nextRip);
            case BSF -> scan(true, insn, nextRip);
            case BSR -> scan(false, insn, nextRip);
            case CMOVCC -> conditionalMove(insn, nextRip);
            case SETCC -> new ConditionalOps.Set(insn.condition(), location(insn, 0, nextRip));
            case LEA -> lea(insn, nextRip);
            case XLAT -> new AddressOps.Xlat(table(insn, nextRip));
            default -> exchange(insn, nextRip);
        };
    }

    /**
     * Those that read an operand before they write it are executed alone, as they cannot be
     * executed twice.
     */
    private static Op watched(Instruction insn, Op op) {
        return switch (insn.mnemonic()) {
            case LEA, CMOVCC, BSF, BSR -> new RspOps.Watched(op);
            case XCHG, XADD, CMPXCHG, SHLD, SHRD, IMUL -> new RspOps.Alone(op);
            default -> op;
        };
    }

    private static @Nullable Op exchange(Instruction insn, long nextRip) {
        return switch (insn.mnemonic()) {
            case XCHG ->
                    new ExchangeOps.Xchg(location(insn, 0, nextRip), location(insn, 1, nextRip));
            case XADD -> add(insn, nextRip);
            case CMPXCHG ->
                    new ExchangeOps.Cmpxchg(
                            location(insn, 0, nextRip), location(insn, 1, nextRip), size(insn));
            case CMPXCHG8B -> new ExchangeOps.Cmpxchg8b(address(insn, 0, nextRip));
            case CMPXCHG16B -> new ExchangeOps.Cmpxchg16b(address(insn, 0, nextRip));
            default -> null;
        };
    }

    private static Op add(Instruction insn, long nextRip) {
        Location destination = location(insn, 0, nextRip);
        Location source = location(insn, 1, nextRip);
        return insn.operands().getFirst() instanceof Operand.Memory
                ? new ExchangeOps.XaddMemory(destination, source, size(insn))
                : new ExchangeOps.XaddRegister(destination, source, size(insn));
    }

    private static Op wide(WideOp.WideSemantics semantics, Instruction insn, long nextRip) {
        return new WideOp(semantics, location(insn, 0, nextRip), size(insn));
    }

    private static Op multiply(Instruction insn, long nextRip) {
        return insn.operands().size() == 1
                ? wide(Multiply::wideSigned, insn, nextRip)
                : ternary(
                        (cpu, unused, a, b, bytes) -> Multiply.imul(cpu, a, b, bytes),
                        insn,
                        nextRip);
    }

    private static Op ternary(
            ThreeOperandOp.TernarySemantics semantics, Instruction insn, long nextRip) {
        return new ThreeOperandOp(
                semantics,
                location(insn, 0, nextRip),
                location(insn, 1, nextRip),
                location(insn, 2, nextRip),
                size(insn));
    }

    private static Op scan(boolean forward, Instruction insn, long nextRip) {
        int destination = Operands.register(insn.operands().getFirst());
        return new BitOperandOps.Scan(forward, destination, location(insn, 1, nextRip), size(insn));
    }

    private static Op conditionalMove(Instruction insn, long nextRip) {
        int destination = Operands.register(insn.operands().getFirst());
        return new ConditionalOps.Move(
                insn.condition(), destination, location(insn, 1, nextRip), size(insn));
    }

    private static Op lea(Instruction insn, long nextRip) {
        int destination = Operands.register(insn.operands().getFirst());
        return new AddressOps.Lea(destination, address(insn, 1, nextRip), size(insn));
    }

    private static EffectiveAddress table(Instruction insn, long nextRip) {
        int segment =
                insn.has(Prefix.SEGMENT_FS)
                        ? Segment.FS
                        : insn.has(Prefix.SEGMENT_GS) ? Segment.GS : Segment.DS;
        Operand.Memory operand =
                new Operand.Memory(
                        segment, Gpr.RBX, Operand.Memory.NONE, 1, 0, insn.addressSize(), 1);
        return EffectiveAddress.of(operand, nextRip);
    }

    private static int size(Instruction insn) {
        return insn.operands().getFirst().size();
    }

    private static Location location(Instruction insn, int index, long nextRip) {
        return Location.of(insn.operands().get(index), nextRip);
    }

    private static EffectiveAddress address(Instruction insn, int index, long nextRip) {
        return Operands.address(insn.operands().get(index), nextRip);
    }
}
