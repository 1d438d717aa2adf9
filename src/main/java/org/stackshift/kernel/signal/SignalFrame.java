package org.stackshift.kernel.signal;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.Selector;
import org.stackshift.kernel.mm.UserMemory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The frame on the user's stack under a running handler ("struct rt_sigframe").
 *
 * <pre>
 *  +000 pretcode            where the handler's ret goes: the restorer, which calls rt_sigreturn
 *  +008 uc_flags  +010 uc_link  +018 uc_stack (ss_sp, ss_flags, ss_size)
 *  +030 sigcontext: r8-r15 rdi rsi rbp rbx rdx rax rcx rsp rip eflags,
 *                   +0c0 cs gs fs ss (2 bytes each) +0c8 err +0d0 trapno +0d8 oldmask +0e0 cr2 +0e8 fpstate
 *  +130 uc_sigmask
 *  +138 siginfo (128 bytes)
 *  above, 16-aligned: fpstate, 512 bytes as fxsave writes them
 * </pre>
 */
final class SignalFrame {
    static final int SIZE = 0x1b8;

    private static final int UC_FLAGS = 0x08;
    private static final int UC_STACK = 0x18;
    private static final int CONTEXT = 0x30;
    private static final int RIP = CONTEXT + 0x80;
    private static final int EFLAGS = CONTEXT + 0x88;
    private static final int SELECTORS = CONTEXT + 0x90;
    private static final int ERR = CONTEXT + 0x98;
    private static final int FPSTATE = CONTEXT + 0xb8;
    private static final int UC_SIGMASK = 0x130;
    private static final int INFO = 0x138;

    private static final int UC_SIGCONTEXT_SS = 2;
    private static final int UC_STRICT_RESTORE_SS = 4;

    /** The registers in the order of sigcontext. */
    private static final int[] ORDER = {
        Gpr.R8, Gpr.R9, Gpr.R10, Gpr.R11, Gpr.R12, Gpr.R13, Gpr.R14, Gpr.R15, Gpr.RDI, Gpr.RSI,
        Gpr.RBP, Gpr.RBX, Gpr.RDX, Gpr.RAX, Gpr.RCX, Gpr.RSP
    };

    /** The flags that a program may set through a frame. */
    private static final long RESTORABLE =
            Rflags.STATUS | Rflags.TF | Rflags.DF | Rflags.RF | Rflags.AC;

    private SignalFrame() {}

    /** The frame's bytes for the state in {@code regs}. */
    static byte[] build(
            PtRegs regs, SignalState state, SigInfo info, SigAction action, long fpstate) {
        ByteBuffer frame = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(0, action.restorer());
        frame.putLong(UC_FLAGS, UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS);
        putAltStack(frame, state.altStack());
        putContext(frame, regs, state);
        frame.putLong(FPSTATE, fpstate);
        frame.putLong(UC_SIGMASK, state.takeMaskToRestore());
        frame.put(INFO, info.bytes());
        return frame.array();
    }

    private static void putAltStack(ByteBuffer frame, AltStack stack) {
        frame.putLong(UC_STACK, stack.sp());
        frame.putInt(UC_STACK + 8, stack.flags());
        frame.putLong(UC_STACK + 16, stack.size());
    }

    private static void putContext(ByteBuffer frame, PtRegs regs, SignalState state) {
        for (int i = 0; i < ORDER.length; i++) {
            frame.putLong(CONTEXT + 8 * i, regs.gpr(ORDER[i]));
        }
        frame.putLong(RIP, regs.rip());
        frame.putLong(EFLAGS, regs.field(PtRegs.EFLAGS));
        frame.putShort(SELECTORS, (short) regs.field(PtRegs.CS));
        frame.putShort(SELECTORS + 6, (short) regs.field(PtRegs.SS));
        frame.putLong(ERR, state.lastTrap().errorCode());
        frame.putLong(ERR + 8, state.lastTrap().vector());
        frame.putLong(ERR + 16, state.blocked());
        frame.putLong(ERR + 24, state.lastTrap().cr2());
    }

    /**
     * Puts a frame's registers back into {@code regs} and its mask and stack into {@code state}.
     *
     * @param vaddr of the frame
     * @return where the frame says that fpstate lies, 0 for nowhere
     */
    static long restore(UserMemory user, long vaddr, PtRegs regs, SignalState state)
            throws ErrnoException {
        ByteBuffer frame = ByteBuffer.wrap(user.read(vaddr, INFO)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ORDER.length; i++) {
            regs.setGpr(ORDER[i], frame.getLong(CONTEXT + 8 * i));
        }
        regs.setField(PtRegs.RIP, frame.getLong(RIP));
        long flags = regs.field(PtRegs.EFLAGS) & ~RESTORABLE;
        regs.setField(PtRegs.EFLAGS, flags | frame.getLong(EFLAGS) & RESTORABLE);
        regs.setField(PtRegs.CS, Selector.USER_CS);
        regs.setField(PtRegs.SS, Selector.USER_DS);
        regs.setField(PtRegs.ORIG_RAX, -1);
        state.setBlocked(frame.getLong(UC_SIGMASK));
        return frame.getLong(FPSTATE);
    }
}
