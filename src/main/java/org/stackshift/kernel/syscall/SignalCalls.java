package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.signal.AltStack;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.task.Wait;

import java.util.List;

/** Signals as programs use them. A sigset_t of the kernel is 8 bytes. */
final class SignalCalls {
    private static final int SET_SIZE = 8;
    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SS_AUTODISARM = 1 << 31;

    /** Below are init, the shell and the kernel's own, which programs may not signal. */
    private static final int FIRST_USER_PID = 100;

    private final SignalDelivery delivery;
    private final SignalSender sender;
    private final TaskTable table;

    SignalCalls(SignalDelivery delivery, SignalSender sender, TaskTable table) {
        this.delivery = delivery;
        this.sender = sender;
        this.table = table;
    }

    void install(SyscallTable table) {
        table.install(Sysno.RT_SIGACTION, SignalCalls::rtSigaction);
        table.install(Sysno.RT_SIGPROCMASK, this::rtSigprocmask);
        table.install(Sysno.RT_SIGPENDING, SignalCalls::rtSigpending);
        table.install(Sysno.RT_SIGSUSPEND, SignalCalls::rtSigsuspend);
        table.install(Sysno.RT_SIGRETURN, this::rtSigreturn);
        table.install(Sysno.SIGALTSTACK, SignalCalls::sigaltstack);
        table.install(Sysno.PAUSE, SignalCalls::waitForSignal);
        table.install(Sysno.KILL, this::kill);
        table.install(Sysno.TKILL, this::tkill);
        table.install(Sysno.TGKILL, this::tgkill);
        table.install(Sysno.RT_SIGQUEUEINFO, this::rtSigqueueinfo);
        table.install(Sysno.RT_TGSIGQUEUEINFO, this::rtTgsigqueueinfo);
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

    private long rtSigprocmask(Call call) throws ErrnoException {
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
            sender.retarget(call.task().process());
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
        return waitForSignal(call);
    }

    private static long waitForSignal(Call call) {
        return call.block(Restart.NO_HANDLER, new Wait(Wait.Kind.SIGNAL), TaskScheduler.NEVER);
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

    /** To one process, the caller's group (0), a group (negative) or everybody else (-1). */
    private long kill(Call call) throws ErrnoException {
        int signal = requireSignal(call.a1());
        int target = (int) call.a0();
        List<Process> targets = targets(call.task().process(), target);
        if (targets.isEmpty()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        List<Process> own = targets.stream().filter(p -> p.pid() >= FIRST_USER_PID).toList();
        if (own.isEmpty()) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (signal != 0) {
            SigInfo info = sent(call, signal, SiCode.SI_USER);
            own.forEach(process -> sender.toProcess(process, info));
        }
        return 0;
    }

    private List<Process> targets(Process caller, int target) {
        List<Process> all = table.processes();
        if (target == -1) {
            return all.stream().filter(p -> p != caller && p.pid() >= FIRST_USER_PID).toList();
        }
        if (target > 0) {
            int pid = table.task(target).map(task -> task.process().pid()).orElse(target);
            return all.stream().filter(process -> process.pid() == pid).toList();
        }
        int group = target == 0 ? caller.group() : -target;
        return all.stream().filter(process -> process.group() == group).toList();
    }

    private long tkill(Call call) throws ErrnoException {
        return toThread(call, thread(call.a0()), requireSignal(call.a1()));
    }

    private long tgkill(Call call) throws ErrnoException {
        int signal = requireSignal(call.a2());
        Task target = thread(call.a1());
        if ((int) call.a0() <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (target.process().pid() != (int) call.a0()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return toThread(call, target, signal);
    }

    private long toThread(Call call, Task target, int signal) throws ErrnoException {
        if (target.process().pid() < FIRST_USER_PID) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (signal != 0) {
            sender.toThread(target, sent(call, signal, SiCode.SI_TKILL));
        }
        return 0;
    }

    private Task thread(long tid) throws ErrnoException {
        if ((int) tid <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return table.task((int) tid).orElseThrow(() -> new ErrnoException(Errno.ESRCH));
    }

    private static int requireSignal(long signal) throws ErrnoException {
        if ((int) signal < 0 || (int) signal > Signal.LAST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return (int) signal;
    }

    private static SigInfo sent(Call call, int signal, int code) {
        return SigInfo.sent(signal, code, call.task().process().pid(), ProcessCalls.USER_ID);
    }

    private long rtSigqueueinfo(Call call) throws ErrnoException {
        SigInfo info = queued(call, call.a1(), call.a2());
        List<Process> targets = targets(call.task().process(), Math.max(0, (int) call.a0()));
        if ((int) call.a0() <= 0 || targets.isEmpty()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        sender.toProcess(targets.getFirst(), info);
        return 0;
    }

    private long rtTgsigqueueinfo(Call call) throws ErrnoException {
        SigInfo info = queued(call, call.a2(), call.a3());
        Task target = thread(call.a1());
        if (target.process().pid() != (int) call.a0()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        sender.toThread(target, info);
        return 0;
    }

    /** A siginfo_t that a program made itself; it must not look like one of the kernel's. */
    private static SigInfo queued(Call call, long signal, long vaddr) throws ErrnoException {
        int number = requireSignal(signal);
        int code = call.user().read32(vaddr + 8);
        if (code >= 0 || code == SiCode.SI_TKILL) {
            throw new ErrnoException(Errno.EPERM);
        }
        return new SigInfo(
                number, code, call.user().read64(vaddr + 16), call.user().read64(vaddr + 24));
    }
}
