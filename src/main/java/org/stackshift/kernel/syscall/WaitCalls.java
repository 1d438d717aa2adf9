package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.abi.WaitFlags;
import org.stackshift.kernel.process.Waiting;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

import java.util.Optional;
import java.util.function.Predicate;

/** wait4 and waitid. */
final class WaitCalls {
    private static final int P_ALL = 0;
    private static final int P_PID = 1;
    private static final int P_PGID = 2;
    private static final int KINDS = WaitFlags.__WALL | WaitFlags.__WCLONE | WaitFlags.__WNOTHREAD;

    private final Waiting waiting;

    WaitCalls(Waiting waiting) {
        this.waiting = waiting;
    }

    void install(SyscallTable table) {
        table.install(Sysno.WAIT4, this::wait4);
        table.install(Sysno.WAITID, this::waitid);
    }

    /** Pid, where the status goes, options, where struct rusage goes. */
    private long wait4(Call call) throws ErrnoException {
        int options = (int) call.a2();
        int allowed = WaitFlags.WNOHANG | WaitFlags.WUNTRACED | WaitFlags.WCONTINUED | KINDS;
        if ((options & ~allowed) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int pid = (int) call.a0();
        if (pid == Integer.MIN_VALUE) {
            throw new ErrnoException(Errno.ESRCH);
        }
        Optional<Waiting.Found> found =
                waiting.look(
                        call.task().process(),
                        selector(call.task().process(), pid),
                        options | WaitFlags.WEXITED);
        if (found.isEmpty()) {
            return wait(call, options, pid);
        }
        // The child is gone already if one of these addresses turns out to be bad.
        if (call.a1() != 0) {
            call.user().write32(call.a1(), found.get().status());
        }
        if (call.a3() != 0) {
            call.user().write(call.a3(), RusageStruct.of(found.get().usage()));
        }
        return found.get().pid();
    }

    private static Predicate<Process> selector(Process own, int pid) {
        if (pid == -1) {
            return _ -> true;
        }
        if (pid > 0) {
            return child -> child.pid() == pid;
        }
        int group = pid == 0 ? own.group() : -pid;
        return child -> child.group() == group;
    }

    private static long wait(Call call, int options, int detail) {
        if ((options & WaitFlags.WNOHANG) != 0) {
            return 0;
        }
        return call.block(
                new Wait(Wait.Kind.CHILD, detail > 0 ? detail : -1),
                TaskScheduler.NEVER,
                call.task().process().childChanges());
    }

    /** Kind of id, id, where siginfo_t goes, options, where struct rusage goes. */
    private long waitid(Call call) throws ErrnoException {
        int options = (int) call.a3();
        int events = WaitFlags.WEXITED | WaitFlags.WSTOPPED | WaitFlags.WCONTINUED;
        int allowed = WaitFlags.WNOHANG | WaitFlags.WNOWAIT | events | KINDS;
        if ((options & ~allowed) != 0 || (options & events) == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Process own = call.task().process();
        Optional<Waiting.Found> found = waiting.look(own, selector(call, own), options);
        if (found.isEmpty()) {
            long result = wait(call, options, (int) call.a0() == P_PID ? (int) call.a1() : -1);
            if (result == 0 && call.a2() != 0) {
                call.user().write(call.a2(), new byte[SigInfo.SIZE]);
            }
            return result;
        }
        if (call.a4() != 0) {
            call.user().write(call.a4(), RusageStruct.of(found.get().usage()));
        }
        if (call.a2() != 0) {
            call.user().write(call.a2(), info(found.get()).bytes());
        }
        return 0;
    }

    private static Predicate<Process> selector(Call call, Process own) throws ErrnoException {
        int id = (int) call.a1();
        return switch ((int) call.a0()) {
            case P_ALL -> _ -> true;
            case P_PID -> {
                requireId(id > 0);
                yield child -> child.pid() == id;
            }
            case P_PGID -> {
                requireId(id >= 0);
                int group = id == 0 ? own.group() : id;
                yield child -> child.group() == group;
            }
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private static void requireId(boolean valid) throws ErrnoException {
        if (!valid) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static SigInfo info(Waiting.Found found) {
        int signal = WaitFlags.signal(found.status());
        return switch (found.change()) {
            case ENDED ->
                    signal == 0
                            ? child(found, SiCode.CLD_EXITED, WaitFlags.exitCode(found.status()))
                            : child(found, SiCode.CLD_KILLED, signal);
            case STOPPED -> child(found, SiCode.CLD_STOPPED, WaitFlags.exitCode(found.status()));
            case CONTINUED -> child(found, SiCode.CLD_CONTINUED, Signal.SIGCONT);
        };
    }

    private static SigInfo child(Waiting.Found found, int code, int status) {
        return SigInfo.child(Signal.SIGCHLD, code, found.pid(), ProcessCalls.USER_ID, status);
    }
}
