package org.stackshift.kernel.signal;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.Selector;
import org.stackshift.kernel.mm.UserMemory;

/** Delivers signals on the way back to ring 3 ("arch_do_signal_or_restart"). */
public final class SignalDelivery {
    private static final int SYSCALL_LENGTH = 2;
    private static final int RED_ZONE = 128;

    private final FpuState fpu;

    public SignalDelivery(FpuState fpu) {
        this.fpu = fpu;
    }

    /** What delivering one signal came to. */
    public enum Outcome {
        /** A handler will run. */
        HANDLER,
        /** Nothing is left to deliver. */
        NONE,
        /** The program ends of it. */
        TERMINATE,
        /** The program stops until SIGCONT. */
        STOP
    }

    /**
     * @param info the signal, null for {@link Outcome#NONE}
     */
    public record Delivery(Outcome outcome, @Nullable SigInfo info) {}

    /** Delivers the next signal; the caller repeats it until the outcome is not HANDLER. */
    public Delivery deliver(PtRegs regs, SignalState state, UserMemory user) {
        for (SigInfo info = state.next(); info != null; info = state.next()) {
            SigAction action = state.action(info.signal());
            if (action.isHandler()) {
                restartOrInterrupt(regs, action);
                return handle(regs, state, user, info);
            }
            DefaultAction standard = DefaultAction.of(info.signal());
            if (action.handler() == SigAction.SIG_DFL && standard != DefaultAction.IGNORE) {
                boolean stops = standard == DefaultAction.STOP;
                return new Delivery(stops ? Outcome.STOP : Outcome.TERMINATE, info);
            }
        }
        state.resume();
        restart(regs);
        return new Delivery(Outcome.NONE, null);
    }

    /**
     * rt_sigreturn: puts back what the frame holds. rsp points just above the frame's first word.
     */
    public void returnFromHandler(PtRegs regs, SignalState state, UserMemory user)
            throws ErrnoException {
        long fpstate = SignalFrame.restore(user, regs.rsp() - 8, regs, state);
        if (fpstate != 0) {
            fpu.restore(user.read(fpstate, FpuState.SIZE));
        }
    }

    private Delivery handle(PtRegs regs, SignalState state, UserMemory user, SigInfo info) {
        SigAction action = state.action(info.signal());
        try {
            pushFrame(regs, state, user, info);
        } catch (ErrnoException stackIsGone) {
            return new Delivery(Outcome.TERMINATE, SigInfo.ofKernel(Signal.SIGSEGV));
        }
        long mask = action.has(SigAction.SA_NODEFER) ? 0 : Signal.bit(info.signal());
        state.setBlocked(state.blocked() | action.mask() | mask);
        if (action.has(SigAction.SA_RESETHAND)) {
            state.setAction(info.signal(), SigAction.DEFAULT);
        }
        return new Delivery(Outcome.HANDLER, info);
    }

    private void pushFrame(PtRegs regs, SignalState state, UserMemory user, SigInfo info)
            throws ErrnoException {
        SigAction action = state.action(info.signal());
        if (!action.has(SigAction.SA_RESTORER)) {
            throw new ErrnoException(Errno.EFAULT);
        }
        AltStack alternate = state.altStack();
        boolean switches =
                action.has(SigAction.SA_ONSTACK)
                        && alternate.isEnabled()
                        && !alternate.contains(regs.rsp());
        long top = switches ? alternate.sp() + alternate.size() : regs.rsp() - RED_ZONE;
        long fpstate = top - FpuState.SIZE & -64L;
        long frame = (fpstate - SignalFrame.SIZE & -16L) - 8;
        user.write(fpstate, fpu.save());
        user.write(frame, SignalFrame.build(regs, state, info, action, fpstate));
        fpu.reset();
        enterHandler(regs, action, info.signal(), frame);
    }

    private static void enterHandler(PtRegs regs, SigAction action, int signal, long frame) {
        regs.setField(PtRegs.RIP, action.handler());
        regs.setField(PtRegs.RSP, frame);
        regs.setField(PtRegs.CS, Selector.USER_CS);
        regs.setField(PtRegs.SS, Selector.USER_DS);
        regs.setGpr(Gpr.RDI, signal);
        regs.setGpr(Gpr.RSI, frame + 0x138);
        regs.setGpr(Gpr.RDX, frame + 8);
        regs.setGpr(Gpr.RAX, 0);
        long cleared = Rflags.DF | Rflags.RF | Rflags.TF;
        regs.setField(PtRegs.EFLAGS, regs.field(PtRegs.EFLAGS) & ~cleared);
    }

    private static void restartOrInterrupt(PtRegs regs, SigAction action) {
        if (!wasBrokenOff(regs)) {
            return;
        }
        boolean asked = action.has(SigAction.SA_RESTART) && regs.rax() == Restart.SYS.result();
        if (asked || regs.rax() == Restart.ALWAYS.result()) {
            restart(regs);
        } else {
            regs.setGpr(Gpr.RAX, Errno.EINTR.negated());
        }
    }

    private static void restart(PtRegs regs) {
        if (wasBrokenOff(regs)) {
            regs.setGpr(Gpr.RAX, regs.origRax());
            regs.setField(PtRegs.RIP, regs.rip() - SYSCALL_LENGTH);
        }
    }

    private static boolean wasBrokenOff(PtRegs regs) {
        return regs.origRax() >= 0 && Restart.isPossible(regs.rax());
    }
}
