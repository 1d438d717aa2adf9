package org.stackshift.kernel.syscall;

import org.stackshift.abi.CloneFlags;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.process.CloneArgs;
import org.stackshift.kernel.process.Cloning;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

/** fork, vfork, clone, clone3. */
final class CloneCalls {
    /** Bytes of struct clone_args in its first and in its newest version. */
    private static final int CLONE_ARGS_SIZE_VER0 = 64;

    private static final int CLONE_ARGS_SIZE = 88;
    private static final int PAGE = 4096;

    private final Cloning cloning;

    CloneCalls(Cloning cloning) {
        this.cloning = cloning;
    }

    void install(SyscallTable table) {
        table.install(Sysno.FORK, call -> kernelClone(call, CloneArgs.FORK));
        table.install(Sysno.VFORK, call -> kernelClone(call, CloneArgs.VFORK));
        table.install(Sysno.CLONE, this::cloneCall);
        table.install(Sysno.CLONE3, this::clone3);
    }

    /** Flags with the exit signal in the low byte, rsp, parent_tid, child_tid, tls. */
    private long cloneCall(Call call) throws ErrnoException {
        int exitSignal = (int) (call.a0() & CloneFlags.CSIGNAL);
        CloneArgs args =
                new CloneArgs(
                        call.a0() & 0xffff_ffffL & ~CloneFlags.CSIGNAL,
                        exitSignal,
                        call.a1(),
                        call.a2(),
                        call.a3(),
                        call.a4());
        boolean pidfdAndTid =
                args.has(CloneFlags.CLONE_PIDFD) && args.has(CloneFlags.CLONE_PARENT_SETTID);
        if (exitSignal > Signal.LAST || pidfdAndTid) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return kernelClone(call, args);
    }

    /** struct clone_args and its size. */
    private long clone3(Call call) throws ErrnoException {
        return kernelClone(call, readArgs(call));
    }

    /**
     *
     *
     * <pre>
     *  +00 flags  +08 pidfd  +10 child_tid  +18 parent_tid  +20 exit_signal
     *  +28 stack  +30 stack_size  +38 tls  +40 set_tid  +48 set_tid_size  +50 cgroup
     * </pre>
     */
    private static CloneArgs readArgs(Call call) throws ErrnoException {
        long size = call.a1();
        if (size < CLONE_ARGS_SIZE_VER0 || size > PAGE) {
            throw new ErrnoException(size > PAGE ? Errno.E2BIG : Errno.EINVAL);
        }
        byte[] bytes = call.user().read(call.a0(), (int) size);
        Struct args = new Struct(bytes);
        for (int i = CLONE_ARGS_SIZE; i < size; i++) {
            if (bytes[i] != 0) {
                throw new ErrnoException(Errno.E2BIG);
            }
        }
        long stack = args.word(0x28);
        long stackSize = args.word(0x30);
        boolean stackIsWrong =
                (stack == 0) != (stackSize == 0)
                        || stack < 0
                        || stackSize < 0
                        || stack > Layout.TASK_SIZE - stackSize;
        boolean signalTwice =
                (args.word(0) & (CloneFlags.CLONE_THREAD | CloneFlags.CLONE_PARENT)) != 0
                        && args.word(0x20) != 0;
        boolean unknown =
                (args.word(0) & (CloneFlags.CSIGNAL | CloneFlags.CLONE_DETACHED)) != 0
                        || args.word(0) >>> 34 != 0
                        || (args.word(0x20) & ~CloneFlags.CSIGNAL) != 0
                        || args.word(0x20) > Signal.LAST;
        if (stackIsWrong || signalTwice || unknown || args.word(0x48) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return new CloneArgs(
                args.word(0),
                (int) args.word(0x20),
                stack + stackSize,
                args.word(0x18),
                args.word(0x10),
                args.word(0x38));
    }

    /** A structure of 64-bit words; what the caller's version lacks is 0. */
    private record Struct(byte[] bytes) {
        long word(int offset) {
            long value = 0;
            for (int i = Math.min(offset + 8, bytes.length) - 1; i >= offset; i--) {
                value = value << 8 | bytes[i] & 0xff;
            }
            return value;
        }
    }

    private long kernelClone(Call call, CloneArgs args) throws ErrnoException {
        Task task = call.task();
        Process waitedFor = task.vforkChild();
        if (waitedFor != null) {
            return waitForVfork(call, waitedFor);
        }
        Task child = cloning.clone(task, args);
        if (args.has(CloneFlags.CLONE_VFORK)) {
            task.setVforkChild(child.process());
            return waitForVfork(call, child.process());
        }
        return child.pid();
    }

    /** Only the child's execve or end, or the end of this process itself, lets it go on. */
    private static long waitForVfork(Call call, Process child) {
        Task task = call.task();
        if (child.isInVfork() && (task.signals().pendingSet() & Signal.bit(Signal.SIGKILL)) == 0) {
            task.sleep(
                    new Wait(Wait.Kind.VFORK, child.pid()), TaskScheduler.NEVER, child.vforkDone());
            return Call.BLOCKED;
        }
        task.setVforkChild(null);
        return child.pid();
    }
}
