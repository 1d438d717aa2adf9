package org.stackshift.session.target;

import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;

import java.util.Optional;

/**
 * The last instruction that a program completed. A run is determined by the program and its input,
 * so it is found by running the program again, one instruction less.
 *
 * @param vaddr where it stands
 * @param rsp the stack pointer before it
 * @param isReturn whether it is a {@code ret}
 */
public record LastInstruction(long vaddr, long rsp, boolean isReturn) {
    /** Longer runs are not repeated: it would take too long to answer. */
    private static final long LONGEST_RUN = 20_000_000;

    /** What a program that ended did last; empty if its run was too long. */
    public static Optional<LastInstruction> before(TaskExit exit, Debuggee ended) {
        if (exit.userInstructions() < 1 || exit.userInstructions() > LONGEST_RUN) {
            return Optional.empty();
        }
        try {
            Debuggee again = new Debuggee(ended.executable(), ended.setup());
            again.console().type(ended.console().allTyped());
            again.console().closeInput();
            RunResult result = again.kernel().runUntilUserInstructions(exit.userInstructions() - 1);
            return result == RunResult.BUDGET ? Optional.of(next(again)) : Optional.empty();
        } catch (ElfFormatException | ErrnoException startedBefore) {
            return Optional.empty();
        }
    }

    private static LastInstruction next(Debuggee debuggee) {
        long rip = debuggee.userRip();
        boolean isReturn =
                NextInstruction.at(rip, debuggee.peek())
                        .map(Instruction::mnemonic)
                        .filter(mnemonic -> mnemonic == Mnemonic.RET)
                        .isPresent();
        return new LastInstruction(rip, debuggee.userGpr()[Gpr.RSP], isReturn);
    }
}
