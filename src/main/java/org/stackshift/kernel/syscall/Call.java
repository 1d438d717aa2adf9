package org.stackshift.kernel.syscall;

import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.wait.WaitQueue;

/**
 * One system call of one task.
 *
 * @param number as in rax
 */
public record Call(Task task, long number, long a0, long a1, long a2, long a3, long a4, long a5) {
    /** The result of a call that put its task to sleep and wants to be tried again. */
    public static final long BLOCKED = Long.MIN_VALUE;

    /** A call by the syscall instruction: arguments in rdi, rsi, rdx, r10, r8, r9. */
    public static Call of(Task task) {
        PtRegs regs = task.regs();
        return new Call(
                task,
                regs.origRax(),
                regs.gpr(Gpr.RDI),
                regs.gpr(Gpr.RSI),
                regs.gpr(Gpr.RDX),
                regs.gpr(Gpr.R10),
                regs.gpr(Gpr.R8),
                regs.gpr(Gpr.R9));
    }

    /** The same arguments for another number. */
    Call as(long otherNumber) {
        return new Call(task, otherNumber, a0, a1, a2, a3, a4, a5);
    }

    /** As {@link #block(Restart, Wait, long, WaitQueue...)} with {@link Restart#SYS}. */
    long block(Wait cause, long deadline, WaitQueue... queues) {
        return block(Restart.SYS, cause, deadline, queues);
    }

    /**
     * Lets the task wait and the call be tried again; with a signal to deliver it is broken off
     * instead.
     *
     * @param deadline nanoseconds of the monotonic clock, or {@link TaskScheduler#NEVER}
     * @return {@link #BLOCKED} or the result of {@code restart}
     */
    long block(Restart restart, Wait cause, long deadline, WaitQueue... queues) {
        if (task.isInterrupted()) {
            task.notifySignal();
            return restart.result();
        }
        task.sleep(cause, deadline, queues);
        return BLOCKED;
    }

    UserMemory user() {
        return task.mm().user();
    }

    FdTable files() {
        return task.files();
    }

    /** The first argument as a descriptor. */
    int fd() {
        return (int) a0;
    }
}
