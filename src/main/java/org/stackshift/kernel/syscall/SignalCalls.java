package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.SignalRaised;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.signal.AltStack;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

/** Signals as programs use them. A sigset_t of the kernel is 8 bytes. */
final class SignalCalls {
    private static final int SET_SIZE = 8;
    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SS_AUTODISARM = 1 << 31;

    private final SignalDelivery delivery;
    private final EventLog events;

    SignalCalls(SignalDelivery delivery, EventLog events) {
        this.delivery = delivery;
        this.events = events;
    }

    void install(SyscallTable table) {
        table.install(Sysno.RT_SIGACTION, SignalCalls::rtSigaction);
        table.install(Sysno.RT_SIGPROCMASK, SignalCalls::rtSigprocmask);
        table.install(Sysno.RT_SIGPENDING, SignalCalls::rtSigpending);
        table.install(Sysno.RT_SIGSUSPEND, SignalCalls::rtSigsuspend);
        table.install(Sysno.RT_SIGRETURN, this::rtSigreturn);
        table.install(Sysno.SIGALTSTACK, SignalCalls::sigaltstack);
        table.install(Sysno.PAUSE, call -> waitForSignal(call.task()));
        table.install(Sysno.KILL, call -> kill(call, call.a0(), call.a1(), SiCode.SI_USER));
        table.install(Sysno.TKILL, call -> kill(call, call.a0(), call.a1(), SiCode.SI_TKILL));
        table.install(Sysno.TGKILL, call -> kill(call, call.a1(), call.a2(), SiCode.SI_TKILL));
        table.install(Sysno.RT_SIGQUEUEINFO, this::rtSigqueueinfo);
    }

    private static long rtSigaction(Call call) throws ErrnoException {
        int signal = (int) call.a0();
        boolean fixed = signal == Signal.SIGKILL || signal == Signal.SIGSTOP;
        boolean valid = signal >= 1 && signal <= Signal.LAST && call.a3() == SET_SIZE;
        if (!valid || fixed && call.a1() != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SignalState signals = call.task().signals();
        SigAction old = signals.action(signal);
        if (call.a1() != 0) {
            signals.setAction(signal, readAction(call.user(), call.a1()));
        }
        if (call.a2() != 0) {
            writeAction(call.user(), call.a2(), old);
        }
        return 0;
    }

    private static SigAction readAction(UserMemory user, long vaddr) throws ErrnoException {
        return new SigAction(
                user.read64(vaddr),
                user.read64(vaddr + 8),
                user.read64(vaddr + 16),
                user.read64(vaddr + 24));
    }

    private static void writeAction(UserMemory user, long vaddr, SigAction action)
            throws ErrnoException {
        user.write64(vaddr, action.handler());
        user.write64(vaddr + 8, action.flags());
        user.write64(vaddr + 16, action.restorer());
        user.write64(vaddr + 24, action.mask());
    }

    private static long rtSigprocmask(Call call) throws ErrnoException {
        if (call.a3() != SET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SignalState signals = call.task().signals();
        long old = signals.blocked();
        if (call.a1() != 0) {
            long set = call.user().read64(call.a1());
            signals.setBlocked(
                    switch ((int) call.a0()) {
                        case SIG_BLOCK -> old | set;
                        case SIG_UNBLOCK -> old & ~set;
                        case SIG_SETMASK -> set;
                        default -> throw new ErrnoException(Errno.EINVAL);
                    });
            call.task().notifySignal();
        }
        if (call.a2() != 0) {
            call.user().write64(call.a2(), old);
        }
        return 0;
    }

    private static long rtSigpending(Call call) throws ErrnoException {
        SignalState signals = call.task().signals();
        call.user().write64(call.a0(), signals.pendingSet() & signals.blocked());
        return 0;
    }

    /** Waits under another mask; the old one comes back when the handler has returned. */
    private static long rtSigsuspend(Call call) throws ErrnoException {
        SignalState signals = call.task().signals();
        if (!signals.isSuspended()) {
            signals.suspend(call.user().read64(call.a0()));
        }
        return waitForSignal(call.task());
    }

    private static long waitForSignal(Task task) throws ErrnoException {
        if (task.signals().hasDeliverable()) {
            task.notifySignal();
            throw new ErrnoException(Errno.EINTR);
        }
        task.sleep(new Wait(Wait.Kind.SIGNAL), TaskScheduler.NEVER);
        return Call.BLOCKED;
    }

    private long rtSigreturn(Call call) {
        Task task = call.task();
        try {
            delivery.returnFromHandler(task.regs(), task.signals(), call.user());
        } catch (ErrnoException badFrame) {
            task.signals().force(SigInfo.ofKernel(Signal.SIGSEGV));
        }
        task.notifySignal();
        return task.regs().rax();
    }

    private static long sigaltstack(Call call) throws ErrnoException {
        SignalState signals = call.task().signals();
        AltStack old = signals.altStack();
        boolean onIt = old.contains(call.task().regs().rsp());
        if (call.a0() != 0) {
            if (onIt) {
                throw new ErrnoException(Errno.EPERM);
            }
            signals.setAltStack(readAltStack(call.user(), call.a0()));
        }
        if (call.a1() != 0) {
            call.user().write64(call.a1(), old.sp());
            call.user().write64(call.a1() + 8, onIt ? AltStack.SS_ONSTACK : old.flags());
            call.user().write64(call.a1() + 16, old.size());
        }
        return 0;
    }

    /** stack_t: ss_sp, ss_flags, ss_size. */
    private static AltStack readAltStack(UserMemory user, long vaddr) throws ErrnoException {
        int flags = user.read32(vaddr + 8) & ~SS_AUTODISARM;
        if ((flags & AltStack.SS_DISABLE) != 0) {
            return AltStack.NONE;
        }
        if ((flags & ~AltStack.SS_ONSTACK) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        AltStack stack = new AltStack(user.read64(vaddr), 0, user.read64(vaddr + 16));
        if (Long.compareUnsigned(stack.size(), AltStack.MINIMUM) < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return stack;
    }

    /** Sends to the caller itself, by its number, its group (0, -pid) or as everybody (-1). */
    private long kill(Call call, long target, long signal, int code) throws ErrnoException {
        int pid = call.task().pid();
        int to = (int) target;
        if (signal < 0 || signal > Signal.LAST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (to != pid && to != 0 && to != -1 && to != -pid) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (signal != 0) {
            send(call.task(), SigInfo.sent((int) signal, code, pid, ProcessCalls.USER_ID));
        }
        return 0;
    }

    private long rtSigqueueinfo(Call call) throws ErrnoException {
        int signal = (int) call.a1();
        if (call.a0() != call.task().pid()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (signal < 1 || signal > Signal.LAST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserMemory user = call.user();
        send(
                call.task(),
                new SigInfo(
                        signal,
                        user.read32(call.a2() + 8),
                        user.read64(call.a2() + 16),
                        user.read64(call.a2() + 24)));
        return 0;
    }

    private void send(Task task, SigInfo info) {
        events.log(icount -> SignalRaised.of(icount, task.pid(), info));
        task.signals().send(info);
        task.notifySignal();
    }
}
