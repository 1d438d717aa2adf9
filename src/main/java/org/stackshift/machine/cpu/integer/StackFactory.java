package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

/** Binds push, pop, pushf, popf, enter and leave. */
final class StackFactory implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        int bytes = insn.operandSize();
        return switch (insn.mnemonic()) {
            case PUSH -> push(insn.operands().getFirst(), bytes, nextRip);
            case POP -> pop(insn.operands().getFirst(), bytes, nextRip);
            case PUSHF -> new FlagOps.Push(bytes);
            case POPF -> new FlagOps.Pop(bytes);
            case LEAVE -> new StackOps.Leave(bytes);
            case ENTER ->
                    new StackOps.Enter(
                            (int) constant(insn, 0) & 0xffff, (int) constant(insn, 1), bytes);
            default -> null;
        };
    }

    private static long constant(Instruction insn, int index) {
        return ((Operand.Immediate) insn.operands().get(index)).value();
    }

    private static Op push(Operand source, int bytes, long nextRip) {
        if (source instanceof Operand.Register r && r.file() == Operand.RegisterFile.SEGMENT) {
            return new StackOps.PushSelector(r.index(), bytes);
        }
        return source instanceof Operand.Register r && bytes == 8
                ? new StackOps.PushRegister(r.index())
                : new StackOps.Push(location(source, bytes, nextRip), bytes);
    }

    /** A constant is pushed sign-extended, whatever its encoded size. */
    private static Location location(Operand source, int bytes, long nextRip) {
        Operand wide =
                source instanceof Operand.Immediate i
                        ? new Operand.Immediate(i.value(), bytes)
                        : source;
        return Location.of(wide, nextRip);
    }

    private static Op pop(Operand destination, int bytes, long nextRip) {
        if (destination instanceof Operand.Memory) {
            return new StackOps.PopMemory(Operands.address(destination, nextRip), bytes);
        }
        int register = Operands.register(destination);
        if (Operands.isRsp(destination)) {
            return bytes == 8
                    ? new StackOps.PopRsp()
                    : new RspOps.Watched(new StackOps.PopWord(register));
        }
        return bytes == 8 ? new StackOps.PopRegister(register) : new StackOps.PopWord(register);
    }
}
