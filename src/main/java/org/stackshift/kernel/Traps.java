package org.stackshift.kernel;

import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.event.SignalRaised;
import org.stackshift.kernel.mm.Fault;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Task;

/**
 * Exceptions and interrupts: page faults are resolved where that is possible, the rest becomes a
 * signal.
 */
final class Traps {
    private static final long DR6_BS = 1 << 14;
    private static final long DR6_RESERVED = 0xffff_0ff0L;

    private final KernelState state;
    private final Timers timers;

    Traps(KernelState state, Timers timers) {
        this.state = state;
        this.timers = timers;
    }

    /** Handles a vector; {@code regs} is what was interrupted. */
    void handle(PtRegs regs, int vector) {
        if (vector == Vector.LOCAL_TIMER) {
            timers.tick(state.machine().cpu().number());
        } else if (vector >= Vector.EXCEPTIONS) {
            return;
        } else if (!regs.isUserMode()) {
            throw new IllegalStateException(
                    "exception %d in the kernel at 0x%x".formatted(vector, regs.rip()));
        } else if (vector == Vector.PF) {
            pageFault(state.running(), regs);
        } else {
            raise(state.running(), regs, vector, signal(regs, vector), 0);
        }
    }

    private void pageFault(Task task, PtRegs regs) {
        long vaddr = state.machine().cpu().cr2;
        int errorCode = (int) regs.origRax();
        Fault outcome = task.mm().faults().handle(vaddr, errorCode);
        if (state.events().isHeard()) {
            logFault(task, regs, vaddr, outcome);
        }
        switch (outcome) {
            case NOT_MAPPED -> badAccess(task, regs, Signal.SIGSEGV, SiCode.SEGV_MAPERR, vaddr);
            case NOT_PERMITTED -> badAccess(task, regs, Signal.SIGSEGV, SiCode.SEGV_ACCERR, vaddr);
            case BEYOND_FILE -> badAccess(task, regs, Signal.SIGBUS, SiCode.BUS_ADRERR, vaddr);
            case OUT_OF_MEMORY -> {
                task.signals().force(SigInfo.ofKernel(Signal.SIGKILL));
                task.notifySignal();
            }
            default -> {}
        }
    }

    private void logFault(Task task, PtRegs regs, long vaddr, Fault outcome) {
        int errorCode = (int) regs.origRax();
        state.events()
                .log(
                        icount ->
                                new PageFault(
                                        icount, task.pid(), vaddr, errorCode, regs.rip(), outcome));
    }

    private void badAccess(Task task, PtRegs regs, int signal, int code, long vaddr) {
        raise(task, regs, Vector.PF, SigInfo.fault(signal, code, vaddr), vaddr);
    }

    /** The signal of an exception, as Linux chooses it (arch/x86/kernel/traps.c). */
    private SigInfo signal(PtRegs regs, int vector) {
        long rip = regs.rip();
        return switch (vector) {
            case Vector.DE -> SigInfo.fault(Signal.SIGFPE, SiCode.FPE_INTDIV, rip);
            case Vector.DB -> SigInfo.fault(Signal.SIGTRAP, debugCode(), rip);
            case Vector.BP -> SigInfo.ofKernel(Signal.SIGTRAP);
            case Vector.UD -> SigInfo.fault(Signal.SIGILL, SiCode.ILL_ILLOPN, rip);
            case Vector.NP, Vector.SS -> SigInfo.ofKernel(Signal.SIGBUS);
            case Vector.AC -> SigInfo.fault(Signal.SIGBUS, SiCode.BUS_ADRALN, 0);
            case Vector.MF, Vector.XM -> SigInfo.fault(Signal.SIGFPE, floatCode(vector), rip);
            default -> SigInfo.ofKernel(Signal.SIGSEGV);
        };
    }

    /** Reads DR6 and clears it, which the CPU never does (SDM vol. 3 §18.2.3). */
    private int debugCode() {
        long[] dr = state.machine().cpu().dr;
        long dr6 = dr[6];
        dr[6] = DR6_RESERVED;
        return (dr6 & DR6_BS) != 0 ? SiCode.TRAP_TRACE : SiCode.TRAP_BRKPT;
    }

    /** Which of the unmasked exceptions counts, the gravest first. */
    private int floatCode(int vector) {
        int raised = FloatExceptions.unmasked(state.machine().cpu(), vector);
        if ((raised & FloatExceptions.INVALID) != 0) {
            return SiCode.FPE_FLTINV;
        } else if ((raised & FloatExceptions.DIVIDE) != 0) {
            return SiCode.FPE_FLTDIV;
        } else if ((raised & FloatExceptions.OVERFLOW) != 0) {
            return SiCode.FPE_FLTOVF;
        } else if ((raised & (FloatExceptions.UNDERFLOW | FloatExceptions.DENORMAL)) != 0) {
            return SiCode.FPE_FLTUND;
        }
        return SiCode.FPE_FLTRES;
    }

    private void raise(Task task, PtRegs regs, int vector, SigInfo info, long cr2) {
        state.events().log(icount -> SignalRaised.of(icount, task.pid(), info));
        task.signals().setLastTrap(new SignalState.Trap(vector, errorCode(regs, vector), cr2));
        task.signals().force(info);
        regs.setField(PtRegs.ORIG_RAX, -1);
        task.notifySignal();
    }

    private static long errorCode(PtRegs regs, int vector) {
        return Vector.hasErrorCode(vector) ? regs.origRax() : 0;
    }
}
