package org.stackshift.session.target;

import org.stackshift.debug.Peek;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Prefix;

import java.util.Optional;
import java.util.OptionalLong;

/** Decodes what stands at an address. */
public final class NextInstruction {
    private static final int LONGEST = 15;

    private NextInstruction() {}

    /** The instruction at {@code vaddr}, if there is a valid one. */
    public static Optional<Instruction> at(long vaddr, Peek peek) {
        byte[] code = new byte[LONGEST];
        int length = 0;
        while (length < LONGEST) {
            OptionalLong value = peek.load(vaddr + length, 1);
            if (value.isEmpty()) {
                break;
            }
            code[length++] = (byte) value.getAsLong();
        }
        return Decoder.decode(code, 0, length) instanceof Instruction instruction
                ? Optional.of(instruction)
                : Optional.empty();
    }

    /** Whether an instruction enters the kernel on purpose. */
    static boolean entersKernel(Instruction instruction) {
        return switch (instruction.mnemonic()) {
            case Mnemonic.SYSCALL, Mnemonic.INT, Mnemonic.INT3 -> true;
            default -> false;
        };
    }

    /** Whether an instruction is a call, a system call or repeats itself: worth stepping over. */
    static boolean hasInside(Instruction instruction) {
        boolean repeats = instruction.has(Prefix.REP) || instruction.has(Prefix.REPNE);
        return instruction.mnemonic() == Mnemonic.CALL || repeats || entersKernel(instruction);
    }
}
