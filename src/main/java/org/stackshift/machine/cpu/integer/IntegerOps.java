package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Prefix;

import java.util.List;

/**
 * Binds the integer instructions: asks one small factory for each group. Comes first among the
 * factories, as it also turns a LOCK prefix where none may be into #UD, for the instructions of
 * every family.
 */
public final class IntegerOps implements OpFactory {
    private static final List<OpFactory> GROUPS =
            List.of(
                    new BinaryFactory(),
                    new StackFactory(),
                    new BranchFactory(),
                    new DataFactory(),
                    new BitFactory(),
                    new StringFactory(),
                    new FlagFactory());

    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        if (insn.has(Prefix.LOCK) && !insn.lockable()) {
            return new ActionOp(cpu -> undefined());
        }
        if (!isInteger(insn.operands()) && insn.mnemonic() != Mnemonic.PUSH) {
            return null;
        }
        return OpFactory.first(GROUPS, insn, rip, nextRip);
    }

    private static void undefined() {
        throw GuestFault.undefined();
    }

    /** Moves to and from segment, control and debug registers, pop too, are the system's. */
    private static boolean isInteger(List<Operand> operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Register r
                    && r.file() != Operand.RegisterFile.GPR
                    && r.file() != Operand.RegisterFile.HIGH_BYTE) {
                return false;
            }
        }
        return true;
    }
}
