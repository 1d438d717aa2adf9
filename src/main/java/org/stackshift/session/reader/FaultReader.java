package org.stackshift.session.reader;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.LastInstruction;
import org.stackshift.session.target.NextInstruction;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.FaultView.Access;
import org.stackshift.session.view.FaultView.Problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Explains the signal that ended a program, from the page fault, the instruction and the memory
 * map.
 */
public final class FaultReader {
    private static final long STACK_REACH = 8L << 20;
    private static final int SSE_ALIGNMENT = 16;

    private final Debuggee debuggee;

    public FaultReader(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    /** The explanation of a program's end by a signal. */
    public FaultView read(TaskExit exit, SigInfo info) {
        Optional<PageFault> fault =
                debuggee.notes()
                        .unresolvedPageFault()
                        .filter(f -> info.isFault() && f.vaddr() == info.word());
        Access access = fault.map(f -> access(f.errorCode())).orElse(Access.NONE);
        return new FaultView(
                Signal.name(info.signal()),
                info.signal(),
                SiCode.name(info.signal(), info.code()),
                exit.rip(),
                vaddr(info),
                problem(info, access, exit.rip()),
                access,
                new Naming(debuggee).symbol(exit.rip()),
                ret(exit));
    }

    /** si_addr is there for faults only; a signal that was sent has the sender in its place. */
    private static long vaddr(SigInfo info) {
        return info.isFault() && info.code() != SiCode.SI_KERNEL ? info.word() : 0;
    }

    private static Access access(int errorCode) {
        if ((errorCode & PageBits.ERROR_I) != 0) {
            return Access.FETCH;
        }
        return (errorCode & PageBits.ERROR_W) != 0 ? Access.WRITE : Access.READ;
    }

    private Problem problem(SigInfo info, Access access, long rip) {
        if (!info.isFault()) {
            return Problem.RAISED;
        }
        return switch (info.signal()) {
            case Signal.SIGFPE -> Problem.DIVIDE;
            case Signal.SIGILL -> Problem.INVALID_OPCODE;
            case Signal.SIGTRAP -> Problem.RAISED;
            case Signal.SIGSEGV, Signal.SIGBUS ->
                    info.code() == SiCode.SI_KERNEL
                            ? protection(rip)
                            : memory(info.code(), access, info.word());
            default -> Problem.RAISED;
        };
    }

    private Problem memory(int code, Access access, long vaddr) {
        if (vaddr < 0) {
            return Problem.KERNEL_ONLY;
        }
        if (!debuggee.task().hasMm()) {
            return Problem.NOT_MAPPED;
        }
        Vma vma = debuggee.task().mm().vmas().find(vaddr);
        if (vma == null) {
            return isBelowStack(vaddr) ? Problem.STACK_LIMIT : Problem.NOT_MAPPED;
        }
        if (code == SiCode.SEGV_ACCERR && vma.prot() == 0) {
            return Problem.STACK_LIMIT;
        }
        return access == Access.FETCH ? Problem.NOT_EXECUTABLE : Problem.READ_ONLY;
    }

    /** Whether an address lies where the stack would have to grow to. */
    private boolean isBelowStack(long vaddr) {
        Vma above = debuggee.task().mm().vmas().above(vaddr);
        return above != null
                && above.growsDown()
                && vaddr >= above.end() - 2 * STACK_REACH
                && vaddr >= debuggee.userGpr()[Gpr.RSP] - PageBits.PAGE_SIZE;
    }

    /**
     * A general protection fault in ring 3 (SDM vol. 3 §6.15): the instruction tells which rule it
     * broke.
     */
    private Problem protection(long rip) {
        Optional<Instruction> instruction = NextInstruction.at(rip, debuggee.peek());
        for (Operand operand : instruction.map(Instruction::operands).orElse(List.of())) {
            if (operand instanceof Operand.Memory memory && memory.size() > 0) {
                long vaddr = effectiveAddress(memory, rip + instruction.get().length());
                if (vaddr >> 47 != 0 && vaddr >> 47 != -1) {
                    return Problem.NOT_CANONICAL;
                }
                if (memory.size() == SSE_ALIGNMENT && vaddr % SSE_ALIGNMENT != 0) {
                    return Problem.MISALIGNED;
                }
            }
        }
        return instruction.isPresent() ? Problem.PROTECTION : Problem.NOT_CANONICAL;
    }

    private long effectiveAddress(Operand.Memory memory, long next) {
        long[] gpr = debuggee.userGpr();
        long base =
                switch (memory.base()) {
                    case Operand.Memory.NONE -> 0;
                    case Operand.Memory.RIP -> next;
                    default -> gpr[memory.base()];
                };
        long index = memory.index() == Operand.Memory.NONE ? 0 : gpr[memory.index()];
        return base + index * memory.scale() + memory.displacement();
    }

    /** The return that led to the fault, if the last instruction before it was one. */
    private FaultView.@Nullable Ret ret(TaskExit exit) {
        long slot = debuggee.userGpr()[Gpr.RSP] - Long.BYTES;
        OptionalLong taken = debuggee.peek().word(slot);
        if (taken.isEmpty() || taken.getAsLong() != exit.rip()) {
            return null;
        }
        return LastInstruction.before(exit, debuggee)
                .filter(last -> last.isReturn() && last.rsp() == slot)
                .map(last -> new FaultView.Ret(last.vaddr(), slot, exit.rip()))
                .orElse(null);
    }
}
