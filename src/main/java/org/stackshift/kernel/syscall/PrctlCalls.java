package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;

import java.util.Arrays;

/** prctl: a drawer for settings of a task or its process. */
final class PrctlCalls {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_GET_PDEATHSIG = 2;
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_GET_KEEPCAPS = 7;
    private static final int PR_SET_NAME = 15;
    private static final int PR_GET_NAME = 16;
    private static final int PR_GET_SECCOMP = 21;
    private static final int PR_CAPBSET_READ = 23;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final int PR_GET_TIMERSLACK = 30;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int PR_GET_CHILD_SUBREAPER = 37;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_GET_NO_NEW_PRIVS = 39;
    private static final int LAST_CAPABILITY = 40;
    private static final int NAME_SIZE = 16;
    private static final int TIMER_SLACK_NANOS = 50_000;

    void install(SyscallTable table) {
        table.install(Sysno.PRCTL, PrctlCalls::prctl);
    }

    private static long prctl(Call call) throws ErrnoException {
        Task task = call.task();
        Process process = task.process();
        switch ((int) call.a0()) {
            case PR_SET_NAME -> task.struct().setComm(readName(call));
            case PR_GET_NAME ->
                    call.user()
                            .write(
                                    call.a1(),
                                    Arrays.copyOf(Utf8.bytes(task.struct().comm()), NAME_SIZE));
            case PR_SET_PDEATHSIG -> process.setParentDeathSignal(signal(call.a1()));
            case PR_GET_PDEATHSIG -> call.user().write32(call.a1(), process.parentDeathSignal());
            case PR_SET_CHILD_SUBREAPER -> process.setReapsOrphans(call.a1() != 0);
            case PR_GET_CHILD_SUBREAPER ->
                    call.user().write32(call.a1(), process.reapsOrphans() ? 1 : 0);
            default -> {
                return constant(call);
            }
        }
        return 0;
    }

    /** What has one value here. */
    private static long constant(Call call) throws ErrnoException {
        return switch ((int) call.a0()) {
            case PR_GET_DUMPABLE -> 1;
            case PR_GET_KEEPCAPS, PR_GET_SECCOMP, PR_SET_TIMERSLACK -> 0;
            case PR_GET_TIMERSLACK -> TIMER_SLACK_NANOS;
            case PR_SET_DUMPABLE -> require(call.a1() == 0 || call.a1() == 1, 0);
            case PR_CAPBSET_READ -> require(call.a1() >= 0 && call.a1() <= LAST_CAPABILITY, 1);
            case PR_SET_NO_NEW_PRIVS -> require(call.a1() == 1, 0);
            case PR_GET_NO_NEW_PRIVS -> 0;
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private static long require(boolean valid, long result) throws ErrnoException {
        if (!valid) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return result;
    }

    private static int signal(long number) throws ErrnoException {
        if (number < 0 || number > Signal.LAST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return (int) number;
    }

    /** At most 15 bytes count; more may follow. */
    private static String readName(Call call) throws ErrnoException {
        return call.user().readString(call.a1(), 1 << 12, Errno.EFAULT);
    }
}
